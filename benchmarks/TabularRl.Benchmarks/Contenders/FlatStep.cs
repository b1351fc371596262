using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The floor of a step: the update and the agent's ε-greedy choice on one array, the number of the next state for free.</summary>
internal sealed class FlatStep(double[] values, AccessStream stream) : IContender
{
    private readonly FlatActor _actor = new(values);

    public long Run()
    {
        int[] nextStates = stream.NextStates;
        double[] rewards = stream.Rewards;
        Span<double> row = _actor.Row(nextStates[0]);
        int action = _actor.SelectAction(row);
        for (int i = 1; i < nextStates.Length; i++)
        {
            Span<double> nextRow = _actor.Row(nextStates[i]);
            QUpdate.Apply(row, action, rewards[i], nextRow);
            row = nextRow;
            action = _actor.SelectAction(row);
        }

        return nextStates.Length - 1;
    }
}
