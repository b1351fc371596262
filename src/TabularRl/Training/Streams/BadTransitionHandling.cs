namespace TabularRl.Training.Streams;

/// <summary>What happens to a transition that the learner refuses.</summary>
public enum BadTransitionHandling
{
    /// <summary>The training ends with an error that names its position.</summary>
    Throw,

    /// <summary>It is left out, counted, and logged with its position.</summary>
    Skip,
}
