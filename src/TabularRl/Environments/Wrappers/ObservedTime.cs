namespace TabularRl.Environments.Wrappers;

/// <summary>How a <see cref="TimeAwareObservation"/> counts.</summary>
public enum ObservedTime
{
    /// <summary>The steps taken since the reset: 0, 1, 2, …</summary>
    ElapsedSteps,

    /// <summary>The steps left until a <see cref="TimeLimit"/> inside truncates: its limit first, 0 last.</summary>
    RemainingSteps,
}
