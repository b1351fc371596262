namespace TabularRl.Evaluation.Auditing;

/// <summary>The thresholds of an audit.</summary>
public sealed record AuditOptions
{
    /// <summary>The share of decisions that must be covered; below it <c>unseen-states</c> is found. Default 0.95.</summary>
    public double MinCoverage { get; init; } = 0.95;

    /// <summary>The share of covered decisions that may be ties; above it <c>tied-values</c> is found. Default 0.25: some ties are true, where nothing can be won any more.</summary>
    public double MaxTiedShare { get; init; } = 0.25;

    /// <summary>
    /// The normalized regret (<see cref="ExactEvaluation.NormalizedRegret"/>) up to which ties are true ones and not found, where the policy's exact
    /// value is known. Default 0.01.
    /// </summary>
    public double HarmlessRegret { get; init; } = 0.01;

    /// <summary>The number of successes below which a rate rests on too few. Default 30, at which a 95 % interval's ends are about a factor of two apart.</summary>
    public int MinSuccessCount { get; init; } = 30;

    /// <summary>The largest ratio of the high to the low end of a rate's 95 % interval. Default 2.</summary>
    public double MaxIntervalRatio { get; init; } = 2;

    /// <summary>The share of the outcome's entropy from which a feature gives it away. Default 0.25.</summary>
    public double MinInformationShare { get; init; } = 0.25;

    /// <summary>The significance of the permutation test of <c>outcome-in-state</c>, divided by the number of features. Default 0.05.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>How far below the ceiling the best constant policy may stay, as a share of the ceiling's size. Default 0.01.</summary>
    public double CeilingTolerance { get; init; } = 0.01;

    /// <summary>The seed of the permutations. Default 0.</summary>
    public ulong Seed { get; init; }
}
