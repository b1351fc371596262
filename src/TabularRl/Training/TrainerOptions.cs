using TabularRl.Training.Stopping;

namespace TabularRl.Training;

/// <summary>The options of a <see cref="Trainer"/>.</summary>
public sealed record TrainerOptions
{
    /// <summary>
    /// The number of episodes to play in all, those before a resume included; at least 1, or null (the default) for 10,000, or for no limit where
    /// <see cref="MaxStepCount"/> or <see cref="MaxDuration"/> is given. Whichever budget is used up first ends the training.
    /// </summary>
    public long? EpisodeCount { get; init; }

    /// <summary>
    /// The number of steps in all, those before a resume included, after which no further episode begins; at least 1, or null (the default) for
    /// no limit. The running episode is played to its end, so that up to an episode more is played, and a larger budget later goes on exactly.
    /// </summary>
    public long? MaxStepCount { get; init; }

    /// <summary>The time since the call after which no further episode begins; positive, or null (the default) for no limit. What is learned until then depends on the machine.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>A condition that ends the training early, checked after each full point of the learning curve, or null (the default) for none.</summary>
    public IStopCondition? StopWhen { get; init; }

    /// <summary>The number of steps after which an episode is truncated, or null (the default) for no limit. A truncated episode bootstraps.</summary>
    public int? MaxStepsPerEpisode { get; init; }

    /// <summary>The seed of the environment's first reset; default 0. Later resets continue its stream.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of episodes in a point of the learning curve, which is also how often progress is reported; at least 1, or null (the default) for a hundredth of all, or 100 where the number of episodes has no limit.</summary>
    public long? EpisodesPerPoint { get; init; }

    /// <summary>Where and how often to write checkpoints, or null (the default) for none.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>The clock of <see cref="MaxDuration"/> and <see cref="TrainingResult.Elapsed"/>; default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The number of episodes, or null for no limit.</summary>
    internal long? EpisodeLimit => EpisodeCount ?? (MaxStepCount is null && MaxDuration is null ? 10_000 : null);

    internal long DefaultEpisodesPerPoint => EpisodesPerPoint ?? (EpisodeLimit is { } limit ? CurveRecorder.DefaultEpisodesPerPoint(limit) : 100);

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The path of the checkpoints is empty.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodeCount ?? 1, 1, nameof(EpisodeCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStepCount ?? 1, 1, nameof(MaxStepCount));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxDuration ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(MaxDuration));
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStepsPerEpisode ?? 1, 1, nameof(MaxStepsPerEpisode));
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodesPerPoint ?? 1, 1, nameof(EpisodesPerPoint));
        if (Checkpoints is { } checkpoints)
        {
            ArgumentException.ThrowIfNullOrEmpty(checkpoints.FilePath, nameof(checkpoints.FilePath));
            ArgumentOutOfRangeException.ThrowIfLessThan(checkpoints.EveryEpisodes, 1, nameof(checkpoints.EveryEpisodes));
        }
    }
}
