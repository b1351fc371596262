using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Environments;

/// <summary>Plays a finite model from a state drawn uniformly; the observation is the state's number.</summary>
internal sealed class ModelEnvironment(IFiniteModel model) : IEnvironment, IRandomStateful
{
    private readonly Pcg64 _random = new(0);
    private int _state;

    public int ObservationSize => 1;

    public int ActionCount => model.ActionCount;

    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    public void Reset(ulong? seed, Span<double> observation)
    {
        if (seed is { } value)
            _random.Seed(value);
        _state = _random.NextInt32(model.StateCount);
        observation[0] = _state;
    }

    public StepResult Step(int action, Span<double> observation)
    {
        double rest = _random.NextDouble();
        ReadOnlySpan<ModelTransition> outcomes = model.GetTransitions(_state, action);
        int chosen = 0;
        while (chosen < outcomes.Length - 1 && rest >= outcomes[chosen].Probability)
            rest -= outcomes[chosen++].Probability;
        _state = outcomes[chosen].NextState;
        observation[0] = _state;
        return new StepResult(outcomes[chosen].Reward, outcomes[chosen].Terminated, false);
    }
}
