using BenchmarkDotNet.Attributes;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.BenchmarkClasses;

/// <summary>A step of the public agent from an observation, against the same step on a flat array that knows its rows.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private const int StepCount = 1 << 14;

    private FlatStep _flat = null!;
    private AgentStep _agent = null!;

    [Params(1_449, 100_000)]
    public int States { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var space = new StateSpace(States);
        AccessStream stream = AccessStream.Create(AccessPattern.Uniform, States, StepCount + 1);
        _flat = new FlatStep(StateTables.CreateFlat(space), stream);
        _agent = new AgentStep(BenchmarkAgents.Create(space), StatePools.CreateObservations(space, stream), stream);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = StepCount)]
    public long FlatArray() => _flat.Run();

    [Benchmark(OperationsPerInvoke = StepCount)]
    public long Agent() => _agent.Run();
}
