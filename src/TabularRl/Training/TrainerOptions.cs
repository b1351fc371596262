namespace TabularRl.Training;

/// <summary>The options of a <see cref="Trainer"/>.</summary>
public sealed record TrainerOptions
{
    /// <summary>The number of episodes to play in all, those before a resume included; at least 1, default 10,000.</summary>
    public long EpisodeCount { get; init; } = 10_000;

    /// <summary>The number of steps after which an episode is truncated, or null (the default) for no limit. A truncated episode bootstraps.</summary>
    public int? MaxStepsPerEpisode { get; init; }

    /// <summary>The seed of the environment's first reset; default 0. Later resets continue its stream.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of episodes in a point of the learning curve, which is also how often progress is reported; at least 1, or null (the default) for a hundredth of all.</summary>
    public long? EpisodesPerPoint { get; init; }

    /// <summary>Where and how often to write checkpoints, or null (the default) for none.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The path of the checkpoints is empty.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodeCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStepsPerEpisode ?? 1, 1, nameof(MaxStepsPerEpisode));
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodesPerPoint ?? 1, 1, nameof(EpisodesPerPoint));
        if (Checkpoints is { } checkpoints)
        {
            ArgumentException.ThrowIfNullOrEmpty(checkpoints.FilePath, nameof(checkpoints.FilePath));
            ArgumentOutOfRangeException.ThrowIfLessThan(checkpoints.EveryEpisodes, 1, nameof(checkpoints.EveryEpisodes));
        }
    }
}
