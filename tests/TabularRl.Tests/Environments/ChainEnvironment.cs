using TabularRl.Environments;

namespace TabularRl.Tests.Environments;

/// <summary>
/// Cells 0 … n − 1 in a row; action 0 goes left (at 0 it stays), 1 right. A step costs 1, stepping off the right end earns 10 and terminates.
/// Deterministic, with every cell a start; it has no generator, so a training on it cannot be resumed.
/// </summary>
internal sealed class ChainEnvironment(int length) : IStartableEnvironment, IGoalEnvironment
{
    private int _cell = -1;

    public int ObservationSize => 1;

    public int ActionCount => 2;

    public int StartCount => length;

    public bool IsDeterministic => true;

    public bool IsGoalReached { get; private set; }

    public void Reset(ulong? seed, Span<double> observation) => ResetTo(0, seed, observation);

    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)start, (uint)length, nameof(start));
        _cell = start;
        IsGoalReached = false;
        observation[0] = _cell;
    }

    public StepResult Step(int action, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)action, 1u, nameof(action));
        if (_cell < 0)
            throw new InvalidOperationException("No episode is running.");
        _cell = Math.Max(0, _cell + (action == 1 ? 1 : -1));
        observation[0] = _cell;
        if (_cell < length)
            return new StepResult(-1, false, false);
        _cell = -1;
        IsGoalReached = true;
        return new StepResult(10, true, false);
    }
}
