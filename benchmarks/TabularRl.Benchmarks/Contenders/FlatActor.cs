using TabularRl.Benchmarks.Workloads;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>An array of values and how the agent chooses among them: the same policy and the same generator.</summary>
internal sealed class FlatActor(double[] values)
{
    private readonly EpsilonGreedy _exploration = new(TaskConstants.Epsilon);
    private readonly Xoshiro256 _random = new(TaskConstants.Seed);

    public Span<double> Row(int state) => values.AsSpan(state * TaskConstants.ActionCount, TaskConstants.ActionCount);

    public int SelectAction(ReadOnlySpan<double> row) =>
        _exploration.SelectAction(new ActionChoice(row, [], ActionMask.All, TaskConstants.Epsilon), _random);
}
