namespace TabularRl.Exploration.Schedules;

/// <summary>The moment at which a schedule is read.</summary>
/// <param name="EpisodeIndex">The episode, counted from 0.</param>
/// <param name="StepIndex">The step since training began, counted from 0.</param>
/// <param name="Visits">How often the state and action at hand were updated, this update included; 0 where no state is at hand.</param>
public readonly record struct ScheduleTime(long EpisodeIndex, long StepIndex, long Visits);
