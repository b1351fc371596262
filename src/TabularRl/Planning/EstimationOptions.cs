namespace TabularRl.Planning;

/// <summary>How a model is estimated from data.</summary>
public sealed record EstimationOptions
{
    /// <summary>How often an action must have been seen in a state to be estimated; below, it counts as unseen. Default 1, at least 1.</summary>
    public int MinCount { get; init; } = 1;

    /// <summary>
    /// What an unseen action is taken for. Null (the default): it is illegal in a state where another action was seen, and in a state where none was
    /// seen every action ends the episode with nothing. Else: it ends the episode and earns this, which is a low value for a policy that keeps to
    /// the data, or the greatest reward divided by 1 − γ for one that explores (R-max).
    /// </summary>
    public double? UnseenValue { get; init; }
}
