namespace TabularRl.Environments.Wrappers;

internal sealed class GoalView(EnvironmentWrapper outer, IGoalEnvironment inner) : WrapperView(outer), IGoalEnvironment
{
    public bool IsGoalReached => inner.IsGoalReached;
}
