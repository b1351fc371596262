namespace TabularRl.Evaluation.Comparison;

/// <summary>What is fixed before a trial of two policies begins: <see cref="RateTrialPlan"/> compares rates, <see cref="MeanTrialPlan"/> mean returns.</summary>
public abstract record TrialPlan
{
    /// <summary>The most looks that can be planned.</summary>
    public const int MaxLookCount = 20;

    private protected TrialPlan()
    {
    }

    /// <summary>The probability of seeing the planned difference where it is there, in (0, 1); default 0.8.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The probability α, over all looks and both sides, of finding a difference where there is none, in (0, 1); default 0.05.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>The candidate's customers for each of the baseline's; positive; default 1.</summary>
    public double AllocationRatio { get; init; } = 1;

    /// <summary>The number of looks at the data, the last one included, 1 to <see cref="MaxLookCount"/>; default 1: no peeking.</summary>
    public int LookCount { get; init; } = 1;

    /// <summary>How the significance is spent over the looks; default <see cref="AlphaSpending.OBrienFleming"/>. Of no matter with one look.</summary>
    public AlphaSpending Spending { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LookCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LookCount, MaxLookCount);
        if (Spending is not (AlphaSpending.OBrienFleming or AlphaSpending.Pocock))
            throw new ArgumentOutOfRangeException(nameof(Spending), Spending, "There is no such spending function.");
    }

    internal abstract TrialSize SizeFor(double inflation);
}
