using TabularRl.Diagnostics;

namespace TabularRl.Training;

/// <summary>How far training has come.</summary>
/// <param name="EpisodeCount">The episodes played, those before a resume included.</param>
/// <param name="TotalEpisodeCount">The episodes to be played in all, or <see cref="long.MaxValue"/> where their number has no limit.</param>
/// <param name="LastPoint">The last finished stretch of the learning curve.</param>
public readonly record struct TrainingProgress(long EpisodeCount, long TotalEpisodeCount, LearningCurvePoint LastPoint);
