namespace TabularRl.Exploration.Schedules;

/// <summary>A point that a piecewise schedule goes through.</summary>
/// <param name="Index">The episode or step, counted from 0; 0 to 2⁵³.</param>
/// <param name="Value">The value there; finite.</param>
public readonly record struct ScheduleBreakpoint(long Index, double Value);
