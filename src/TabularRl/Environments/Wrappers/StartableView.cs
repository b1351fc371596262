namespace TabularRl.Environments.Wrappers;

internal sealed class StartableView(EnvironmentWrapper outer, IStartableEnvironment inner) : WrapperView(outer), IStartableEnvironment
{
    public int StartCount => inner.StartCount;

    public bool IsDeterministic => inner.IsDeterministic;

    public void ResetTo(int start, ulong? seed, Span<double> observation) => Outer.ResetTo(start, seed, observation);
}
