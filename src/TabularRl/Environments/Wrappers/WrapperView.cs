namespace TabularRl.Environments.Wrappers;

/// <summary>A wrapper seen through one of its capabilities: whoever resets or steps it does so to the whole wrapper.</summary>
internal abstract class WrapperView(EnvironmentWrapper outer) : IEnvironmentWrapper
{
    public IEnvironment Inner => outer;

    public int ObservationSize => outer.ObservationSize;

    public int ActionCount => outer.ActionCount;

    protected EnvironmentWrapper Outer => outer;

    public void Reset(ulong? seed, Span<double> observation) => outer.Reset(seed, observation);

    public StepResult Step(int action, Span<double> observation) => outer.Step(action, observation);

    public T? FindCapability<T>()
        where T : class =>
        this as T ?? outer.FindCapability<T>();
}
