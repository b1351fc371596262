namespace TabularRl.Evaluation;

/// <summary>What an <see cref="ExactEvaluator"/> computes.</summary>
public sealed record ExactEvaluatorOptions
{
    /// <summary>γ, in [0, 1]; default 1, the undiscounted return that episodes are judged by.</summary>
    public double DiscountFactor { get; init; } = 1;

    /// <summary>The number of steps after which an episode is cut off, or null (the default) for no limit. What is not earned by then does not count.</summary>
    public int? MaxStepsPerEpisode { get; init; }
}
