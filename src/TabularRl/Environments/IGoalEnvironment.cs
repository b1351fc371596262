namespace TabularRl.Environments;

/// <summary>An environment whose episodes reach a goal or do not, so that a rate of success can be counted beside the return.</summary>
public interface IGoalEnvironment : IEnvironment
{
    /// <summary>Whether the running or last episode has reached the goal.</summary>
    bool IsGoalReached { get; }
}
