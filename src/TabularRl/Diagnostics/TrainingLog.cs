using Microsoft.Extensions.Logging;

namespace TabularRl.Diagnostics;

/// <summary>What training writes to a logger.</summary>
internal static partial class TrainingLog
{
    [LoggerMessage(1, LogLevel.Information, "Training from episode {FirstEpisode} to {EpisodeCount} with seed {Seed}.")]
    public static partial void Started(ILogger logger, long firstEpisode, long episodeCount, ulong seed);

    [LoggerMessage(2, LogLevel.Debug, "After {EpisodeCount} episodes: mean return {MeanReturn}, goal rate {GoalRate}, {StateCount} states.")]
    public static partial void Progress(ILogger logger, long episodeCount, double meanReturn, double goalRate, int stateCount);

    [LoggerMessage(3, LogLevel.Information, "Wrote a checkpoint of {EpisodeCount} episodes and {StateCount} states.")]
    public static partial void CheckpointWritten(ILogger logger, long episodeCount, int stateCount);

    [LoggerMessage(4, LogLevel.Information, "Trained {EpisodeCount} episodes, {StepCount} steps; the table has {StateCount} states. It ended because {Reason}.")]
    public static partial void Finished(ILogger logger, long episodeCount, long stepCount, int stateCount, StopReason reason);

    [LoggerMessage(5, LogLevel.Warning, "Training was stopped after {EpisodeCount} episodes.")]
    public static partial void Stopped(ILogger logger, long episodeCount);

    [LoggerMessage(6, LogLevel.Information, "Training from episode {FirstEpisode} without a limit of episodes, with seed {Seed}.")]
    public static partial void StartedWithoutLimit(ILogger logger, long firstEpisode, ulong seed);
}
