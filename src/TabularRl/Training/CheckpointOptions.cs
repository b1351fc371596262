using TabularRl.Persistence;

namespace TabularRl.Training;

/// <summary>Where and how often a trainer writes checkpoints.</summary>
public sealed record CheckpointOptions
{
    /// <summary>The file; replaced as a whole each time, so that it always holds a complete checkpoint.</summary>
    public required string FilePath { get; init; }

    /// <summary>After how many episodes one is written; at least 1, default 10,000. One more is written at the end.</summary>
    public long EveryEpisodes { get; init; } = 10_000;

    /// <summary>Where the table comes from; stored with it.</summary>
    public CheckpointProvenance Provenance { get; init; } = new();
}
