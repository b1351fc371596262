using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>
/// As <see cref="FlatStep"/>, but the action picks the next state out of six of the stream, so that no step can begin before the last one's
/// values were read.
/// </summary>
internal sealed class FlatClosedLoop(double[] values, AccessStream stream) : IContender
{
    private readonly FlatActor _actor = new(values);

    public long Run()
    {
        int[] nextStates = stream.NextStates;
        double[] rewards = stream.Rewards;
        Span<double> row = _actor.Row(nextStates[0]);
        int action = _actor.SelectAction(row);
        int steps = nextStates.Length / TaskConstants.ActionCount;
        for (int i = 0; i < steps; i++)
        {
            Span<double> nextRow = _actor.Row(nextStates[i * TaskConstants.ActionCount + action]);
            QUpdate.Apply(row, action, rewards[i], nextRow);
            row = nextRow;
            action = _actor.SelectAction(row);
        }

        return steps;
    }
}
