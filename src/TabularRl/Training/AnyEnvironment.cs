using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>An environment of a type that only the running program knows, where a struct is asked for.</summary>
internal readonly struct AnyEnvironment(IEnvironment inner) : IEnvironment
{
    public int ObservationSize => inner.ObservationSize;

    public int ActionCount => inner.ActionCount;

    public void Reset(ulong? seed, Span<double> observation) => inner.Reset(seed, observation);

    public StepResult Step(int action, Span<double> observation) => inner.Step(action, observation);
}
