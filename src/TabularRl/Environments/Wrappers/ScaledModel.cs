namespace TabularRl.Environments.Wrappers;

/// <summary>A finite model whose rewards a <see cref="RewardScaling"/> has changed; the rest is shared.</summary>
internal sealed class ScaledModel : IFiniteModel
{
    private readonly IFiniteModel _inner;
    private readonly ModelTransition[][] _transitions;

    public ScaledModel(IFiniteModel inner, RewardScaling scaling)
    {
        _inner = inner;
        _transitions = new ModelTransition[checked(inner.StateCount * inner.ActionCount)][];
        for (int i = 0; i < _transitions.Length; i++)
        {
            ModelTransition[] outcomes = inner.GetTransitions(i / inner.ActionCount, i % inner.ActionCount).ToArray();
            for (int outcome = 0; outcome < outcomes.Length; outcome++)
                outcomes[outcome] = outcomes[outcome] with { Reward = scaling.Scale(outcomes[outcome].Reward) };
            _transitions[i] = outcomes;
        }
    }

    public int StateCount => _inner.StateCount;

    public int ActionCount => _inner.ActionCount;

    public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)StateCount, nameof(state));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)action, (uint)ActionCount, nameof(action));
        return _transitions[state * ActionCount + action];
    }

    public ActionMask GetLegalActions(int state) => _inner.GetLegalActions(state);
}
