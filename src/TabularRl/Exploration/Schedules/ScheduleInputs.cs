namespace TabularRl.Exploration.Schedules;

/// <summary>What the value of a schedule depends on; a user of the schedule reads it again only when one of these has changed.</summary>
[Flags]
public enum ScheduleInputs
{
    /// <summary>Nothing: the value is constant.</summary>
    None = 0,

    /// <summary>The number of the episode.</summary>
    Episode = 1,

    /// <summary>The number of the step.</summary>
    Step = 2,

    /// <summary>The number of updates of the state and action at hand.</summary>
    Visits = 4,
}
