using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The floor of an update: one array of values, the numbers of s and s′ for free.</summary>
internal sealed class FlatUpdate(double[] values, AccessStream stream) : IContender
{
    public long Run()
    {
        double[] all = values;
        int[] states = stream.States, nextStates = stream.NextStates, actions = stream.Actions;
        double[] rewards = stream.Rewards;
        for (int i = 0; i < states.Length; i++)
        {
            Span<double> row = all.AsSpan(states[i] * TaskConstants.ActionCount, TaskConstants.ActionCount);
            QUpdate.Apply(row, actions[i], rewards[i], all.AsSpan(nextStates[i] * TaskConstants.ActionCount, TaskConstants.ActionCount));
        }

        return states.Length;
    }
}
