using TabularRl.Environments;

namespace TabularRl.Tests.Evaluation.Studies;

/// <summary>One step, deterministic: the start is the observation, and the goal (return 9, else −1) is reached by the actions that a rule says.</summary>
internal sealed class AnswerEnvironment(int startCount, int actionCount, Func<int, int, bool> wins) : IStartableEnvironment, IGoalEnvironment
{
    private int _start;

    public int ObservationSize => 1;

    public int ActionCount => actionCount;

    public int StartCount => startCount;

    public bool IsDeterministic => true;

    public bool IsGoalReached { get; private set; }

    public void Reset(ulong? seed, Span<double> observation) => ResetTo(0, seed, observation);

    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        IsGoalReached = false;
        observation[0] = _start = start;
    }

    public StepResult Step(int action, Span<double> observation)
    {
        IsGoalReached = wins(_start, action);
        return new StepResult(IsGoalReached ? 9 : -1, true, false);
    }
}
