namespace TabularRl.Environments.Wrappers;

/// <summary>A finite model with the legal actions of an <see cref="ActionMasking"/> by function; the rest is shared.</summary>
internal sealed class MaskedModel : IFiniteModel
{
    private readonly IFiniteModel _inner;
    private readonly ActionMask[] _masks;

    public MaskedModel(IFiniteEnvironment environment, ActionMaskFunction function)
    {
        _inner = environment.Model;
        _masks = new ActionMask[_inner.StateCount];
        var observation = new double[environment.ObservationSize];
        for (int state = 0; state < _masks.Length; state++)
        {
            environment.GetObservation(state, observation);
            _masks[state] = function(observation).Intersect(_inner.GetLegalActions(state));
            if (_masks[state].CountLegal(_inner.ActionCount) < 1)
                throw new InvalidOperationException($"The mask leaves no legal action in state {state} of the model; let it allow at least one in every state.");
        }
    }

    public int StateCount => _inner.StateCount;

    public int ActionCount => _inner.ActionCount;

    public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action) => _inner.GetTransitions(state, action);

    public ActionMask GetLegalActions(int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)_masks.Length, nameof(state));
        return _masks[state];
    }
}
