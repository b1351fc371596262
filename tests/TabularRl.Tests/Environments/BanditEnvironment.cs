using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Environments;

/// <summary>One step, one arm: action a earns 1 (the goal) with probability <c>chances[a]</c>, and the episode terminates.</summary>
internal sealed class BanditEnvironment(params double[] chances) : IStartableEnvironment, IGoalEnvironment, IRandomStateful
{
    private readonly Pcg64 _random = new(0);

    public int ObservationSize => 1;

    public int ActionCount => chances.Length;

    public int StartCount { get; init; } = 1;

    public bool IsDeterministic => false;

    public bool IsGoalReached { get; private set; }

    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    public void Reset(ulong? seed, Span<double> observation) => ResetTo(0, seed, observation);

    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        if (seed is { } value)
            _random.Seed(value);
        IsGoalReached = false;
        observation[0] = 0;
    }

    public StepResult Step(int action, Span<double> observation)
    {
        IsGoalReached = _random.NextDouble() < chances[action];
        return new StepResult(IsGoalReached ? 1 : 0, true, false);
    }
}
