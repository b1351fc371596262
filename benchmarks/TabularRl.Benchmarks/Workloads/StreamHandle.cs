using TabularRl.Environments;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>A stream's environment as a readonly struct, for trainers that are compiled for it.</summary>
internal readonly struct StreamHandle(StreamEnvironment inner) : IEnvironment
{
    public int ObservationSize => inner.ObservationSize;

    public int ActionCount => inner.ActionCount;

    public void Reset(ulong? seed, Span<double> observation) => inner.Reset(seed, observation);

    public StepResult Step(int action, Span<double> observation) => inner.Step(action, observation);
}
