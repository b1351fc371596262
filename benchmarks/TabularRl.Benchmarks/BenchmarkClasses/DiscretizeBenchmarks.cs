using BenchmarkDotNet.Attributes;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.BenchmarkClasses;

/// <summary>Fifteen features rounded in single precision: by the library, against feature by feature.</summary>
[MemoryDiagnoser]
public class DiscretizeBenchmarks
{
    private const int ObservationCount = 1 << 14;
    private const int StateCount = 1_449;

    private Discretize _library = null!;
    private DiscretizeScalar _scalar = null!;

    [GlobalSetup]
    public void Setup()
    {
        AccessStream stream = AccessStream.Create(AccessPattern.Uniform, StateCount, ObservationCount);
        StatePool<double> observations = StatePools.CreateObservations(new StateSpace(StateCount), stream);
        _library = new Discretize(observations);
        _scalar = new DiscretizeScalar(observations);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = ObservationCount)]
    public long FeatureByFeature() => _scalar.Run();

    [Benchmark(OperationsPerInvoke = ObservationCount)]
    public long Library() => _library.Run();
}
