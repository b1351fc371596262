namespace TabularRl.Environments.Wrappers;

internal sealed class FiniteView(EnvironmentWrapper outer, IFiniteEnvironment inner, IFiniteModel model) : WrapperView(outer), IFiniteEnvironment
{
    public IFiniteModel Model => model;

    public int CurrentState => inner.CurrentState;

    public ReadOnlySpan<double> StartProbabilities => inner.StartProbabilities;

    public void GetObservation(int state, Span<double> observation) => Outer.WriteState(inner, state, observation);
}
