namespace TabularRl.Training;

/// <summary>The options of a <see cref="ParallelTrainer"/>.</summary>
public sealed record ParallelTrainerOptions
{
    /// <summary>The number of episodes to play in all; at least 1, default 10,000.</summary>
    public long EpisodeCount { get; init; } = 10_000;

    /// <summary>
    /// Into how many parts the episodes between two merges are divided, each learned in a copy of the table; at least 1, default 2. Another
    /// number is another training with another result, so it should not follow the machine; 1 is the training of a <see cref="Trainer"/>.
    /// </summary>
    public int WorkerCount { get; init; } = 2;

    /// <summary>
    /// The number of episodes that each worker plays between two merges; at least 1, or null (the default) for what makes about a hundred
    /// merges. The more, the less time is spent on merging and the older is what workers know of each other.
    /// </summary>
    public int? EpisodesPerRange { get; init; }

    /// <summary>How many workers run at once; at least 1, or null (the default) for the number of processors. The result does not depend on it.</summary>
    public int? MaxDegreeOfParallelism { get; init; }

    /// <summary>The number of steps after which an episode is truncated, or null (the default) for no limit. A truncated episode bootstraps.</summary>
    public int? MaxStepsPerEpisode { get; init; }

    /// <summary>The seed of the first worker's environment; default 0. Those of the other workers' environments and agents are derived from it.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of episodes in a point of the learning curve; at least 1, or null (the default) for a hundredth of all.</summary>
    public long? EpisodesPerPoint { get; init; }

    /// <summary>The number of episodes that each worker plays between two merges, decided.</summary>
    internal int RangeLength => EpisodesPerRange ?? (int)Math.Clamp(EpisodeCount / (100L * WorkerCount), 1, int.MaxValue / 2);

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodeCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(WorkerCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodesPerRange ?? 1, 1, nameof(EpisodesPerRange));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDegreeOfParallelism ?? 1, 1, nameof(MaxDegreeOfParallelism));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStepsPerEpisode ?? 1, 1, nameof(MaxStepsPerEpisode));
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodesPerPoint ?? 1, 1, nameof(EpisodesPerPoint));
    }
}
