namespace TabularRl.Exploration.Schedules;

/// <summary>What a schedule that goes by time counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Episodes: the value is the same throughout an episode.</summary>
    Episode = 0,

    /// <summary>Steps since training began, over all episodes.</summary>
    Step = 1,
}
