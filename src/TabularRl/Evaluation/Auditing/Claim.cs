namespace TabularRl.Evaluation.Auditing;

/// <summary>A claim that a policy beats a baseline, as somebody stated it.</summary>
public sealed record Claim
{
    /// <summary>The claimed rate, a fraction.</summary>
    public required double Rate { get; init; }

    /// <summary>The number of independent trials behind it.</summary>
    public required long SampleSize { get; init; }

    /// <summary>The number of successes among them; null (the default) for rate times sample size, rounded.</summary>
    public long? SuccessCount { get; init; }

    /// <summary>On whom, and under which rules, the rate was measured.</summary>
    public required string Population { get; init; }

    /// <summary>The rate that it is compared with, a fraction; null if there is none.</summary>
    public double? BaselineRate { get; init; }

    /// <summary>On whom, and under which rules, the baseline was measured; equal to <see cref="Population"/> but for case and outer blanks where it is the same.</summary>
    public string? BaselinePopulation { get; init; }

    /// <summary>What the baseline earns on the claim's own population; null (the default) for the study's random policy.</summary>
    public double? LikeForLikeRate { get; init; }

    internal long Successes => SuccessCount ?? (long)Math.Round(Rate * SampleSize);
}
