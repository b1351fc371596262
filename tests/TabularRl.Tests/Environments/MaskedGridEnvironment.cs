using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Environments;

/// <summary>
/// A square grid walked from a corner to the opposite one; moves off the grid are illegal, and taking one throws, so that whoever plays it
/// to its end has never chosen an illegal action. Actions: left, right, up, down.
/// </summary>
internal sealed class MaskedGridEnvironment(int size) : IMaskedEnvironment, IStartableEnvironment, IGoalEnvironment, IRandomStateful
{
    private readonly Pcg64 _random = new(0);
    private int _x;
    private int _y;

    public int ObservationSize => 2;

    public int ActionCount => 4;

    public int StartCount => 1;

    public bool IsDeterministic => true;

    public bool IsGoalReached => _x == size - 1 && _y == size - 1;

    public ActionMask LegalActions => ActionMask.FromFlags([_x > 0, _x < size - 1, _y > 0, _y < size - 1]);

    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    public void Reset(ulong? seed, Span<double> observation) => ResetTo(0, seed, observation);

    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        (_x, _y) = (0, 0);
        Observe(observation);
    }

    public StepResult Step(int action, Span<double> observation)
    {
        if (!LegalActions.IsLegal(action))
            throw new ArgumentOutOfRangeException(nameof(action), action, $"The action is illegal at ({_x}, {_y}).");
        (_x, _y) = action switch { 0 => (_x - 1, _y), 1 => (_x + 1, _y), 2 => (_x, _y - 1), _ => (_x, _y + 1) };
        Observe(observation);
        return new StepResult(-1, IsGoalReached, false);
    }

    private void Observe(Span<double> observation) => (observation[0], observation[1]) = (_x, _y);
}
