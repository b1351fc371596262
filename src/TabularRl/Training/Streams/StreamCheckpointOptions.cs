using TabularRl.Persistence;

namespace TabularRl.Training.Streams;

/// <summary>Where and how often checkpoints of a stream's training are written.</summary>
public sealed record StreamCheckpointOptions
{
    /// <summary>The file; replaced as a whole each time, so that it always holds a complete checkpoint.</summary>
    public required string FilePath { get; init; }

    /// <summary>After how many transitions, read in all, one is written; at least 1, default 100,000. One more is written at the end of the stream.</summary>
    public long EveryTransitions { get; init; } = 100_000;

    /// <summary>
    /// Whether one more is written where the training does not reach the end: it was cancelled, the stream failed, or a transition was
    /// refused. Default true, so that nothing that was learned is lost.
    /// </summary>
    public bool OnInterruption { get; init; } = true;

    /// <summary>Where the table comes from; stored with it, the stream's position added to its options.</summary>
    public CheckpointProvenance Provenance { get; init; } = new();

    /// <summary>Where the agent's training in environments stands, from the checkpoint that it was restored from; kept in the new one. Null (the default) for none.</summary>
    public TrainingState? Training { get; init; }
}
