using BenchmarkDotNet.Attributes;
using TabularRl.Discretization;

namespace TabularRl.Benchmarks;

/// <summary>Fifteen features rounded in single precision: eight at once into 16-bit cells, against one by one into 32-bit cells.</summary>
[MemoryDiagnoser]
public class DiscretizeBenchmarks
{
    private readonly double[][] _observations = new Workload(1_449).Observations;
    private readonly short[] _narrow = new short[Workload.FeatureCount];
    private readonly int[] _wide = new int[Workload.FeatureCount];
    private readonly RoundingDiscretizer _narrowRounding = Create(CellWidth.Int16);
    private readonly RoundingDiscretizer _wideRounding = Create(CellWidth.Int32);

    [Benchmark(Baseline = true, OperationsPerInvoke = 1_449)]
    public void OneByOne()
    {
        foreach (double[] observation in _observations)
            _wideRounding.Discretize(observation, _wide);
    }

    [Benchmark(OperationsPerInvoke = 1_449)]
    public void EightAtOnce()
    {
        foreach (double[] observation in _observations)
            _narrowRounding.Discretize(observation, _narrow);
    }

    private static RoundingDiscretizer Create(CellWidth width) =>
        new(Workload.FeatureCount, new RoundingOptions { SinglePrecision = true, CellWidth = width });
}
