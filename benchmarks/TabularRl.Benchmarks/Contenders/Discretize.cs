using TabularRl.Benchmarks.Workloads;
using TabularRl.Discretization;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>Fifteen features to cells of 16 bits by the library's discretizer, in single precision as published.</summary>
internal sealed class Discretize(StatePool<double> observations) : IContender
{
    private readonly IStateDiscretizer _discretizer = BenchmarkAgents.CreateDiscretizer();
    private readonly short[] _cells = new short[TaskConstants.CellCount];

    /// <summary>The cells of the last observation.</summary>
    public ReadOnlySpan<short> Cells => _cells;

    public long Run()
    {
        foreach (int place in observations.Places)
            _discretizer.Discretize(observations.At(place), _cells);
        return observations.Places.Length;
    }
}
