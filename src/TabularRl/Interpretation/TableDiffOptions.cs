namespace TabularRl.Interpretation;

/// <summary>What a <see cref="TableDiff"/> lists.</summary>
public sealed record TableDiffOptions
{
    /// <summary>The most entries of each list; 0 or more, default 1,000. The counts are complete all the same.</summary>
    public int MaxListed { get; init; } = 1000;

    /// <summary>The greatest difference of two values that is taken for none; at least 0, the default.</summary>
    public double ValueTolerance { get; init; }
}
