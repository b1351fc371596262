namespace TabularRl.Evaluation.Comparison;

/// <summary>The plan of a trial that compares two mean returns, by <see cref="WelchTest"/>.</summary>
public sealed record MeanTrialPlan : TrialPlan
{
    /// <summary>The smallest difference that is worth seeing, in the unit of the rewards. Not 0; the test is two-sided whatever its sign.</summary>
    public required double Difference { get; init; }

    /// <summary>The standard deviation expected of the baseline's returns; positive.</summary>
    public required double BaselineStandardDeviation { get; init; }

    /// <summary>The standard deviation expected of the candidate's returns, or null (the default) for the baseline's.</summary>
    public double? CandidateStandardDeviation { get; init; }

    internal override TrialSize SizeFor(double inflation) =>
        SampleSize.ForMeans(Difference, BaselineStandardDeviation, CandidateStandardDeviation, Power, Significance, AllocationRatio, inflation);
}
