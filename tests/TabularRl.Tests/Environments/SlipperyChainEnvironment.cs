using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Environments;

/// <summary>A <see cref="ChainEnvironment"/> in which a move goes the other way with some probability; its generator can be saved.</summary>
internal sealed class SlipperyChainEnvironment(int length, double slip, double goalReward = 10) : IStartableEnvironment, IGoalEnvironment, IRandomStateful
{
    private readonly Pcg64 _random = new(0);
    private int _cell = -1;

    public int ObservationSize => 1;

    public int ActionCount => 2;

    public int StartCount => length;

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
        _cell = start;
        IsGoalReached = false;
        observation[0] = _cell;
    }

    public StepResult Step(int action, Span<double> observation)
    {
        bool right = (action == 1) ^ (_random.NextDouble() < slip);
        _cell = Math.Max(0, _cell + (right ? 1 : -1));
        observation[0] = _cell;
        IsGoalReached = _cell >= length;
        return IsGoalReached ? new StepResult(goalReward, true, false) : new StepResult(-1, false, false);
    }
}
