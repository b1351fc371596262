using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>A goal is reached once, after the reset, and stays so to the end of the episode.</summary>
internal sealed class GoalInspector(EnvironmentCheck check) : IStepInspector
{
    private bool _isReached;

    public void AfterReset()
    {
        _isReached = check.Subject.Goal!.IsGoalReached;
        if (_isReached)
        {
            check.Log.Error(
                EnvironmentCheckCodes.GoalAfterReset,
                $"IsGoalReached is true right after a reset.",
                "Let a reset set it to false; it is the goal of the new episode.");
        }
    }

    public void AfterStep(int action, StepResult result)
    {
        bool isReached = check.Subject.Goal!.IsGoalReached;
        if (_isReached && !isReached)
        {
            check.Log.Error(
                EnvironmentCheckCodes.GoalLost,
                $"IsGoalReached was true and is false after step {check.Subject.StepCount} of the same episode.",
                "Keep it true until the next reset: it says whether the episode has reached the goal, not whether it is there now.");
        }

        _isReached = isReached;
    }
}
