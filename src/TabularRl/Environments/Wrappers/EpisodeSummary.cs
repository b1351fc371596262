namespace TabularRl.Environments.Wrappers;

/// <summary>One finished episode, as <see cref="EpisodeStatistics"/> counted it.</summary>
/// <param name="Return">The undiscounted sum of its rewards.</param>
/// <param name="StepCount">The number of its steps.</param>
/// <param name="Terminated">Whether it ended in a terminal state.</param>
/// <param name="Truncated">Whether it was cut off; may be true together with <paramref name="Terminated"/>.</param>
/// <param name="IsGoalReached">Whether it reached the goal; false where the environment has none.</param>
public readonly record struct EpisodeSummary(double Return, int StepCount, bool Terminated, bool Truncated, bool IsGoalReached);
