namespace TabularRl.Training.Streams;

/// <summary>The options of a <see cref="TransitionStreamTrainer"/>.</summary>
public sealed record TransitionStreamOptions
{
    /// <summary>What happens to a transition that the learner refuses; default <see cref="BadTransitionHandling.Throw"/>.</summary>
    public BadTransitionHandling BadTransitions { get; init; }

    /// <summary>After how many transitions, read in all, progress is reported; at least 1, default 10,000. It is also reported at the end of the stream.</summary>
    public long ProgressEvery { get; init; } = 10_000;

    /// <summary>Where and how often to write checkpoints, or null (the default) for none.</summary>
    public StreamCheckpointOptions? Checkpoints { get; init; }
}
