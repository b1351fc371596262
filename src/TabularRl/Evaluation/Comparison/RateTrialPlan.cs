namespace TabularRl.Evaluation.Comparison;

/// <summary>The plan of a trial that compares two rates (of customers won), tested by <see cref="FisherExactTest"/> and estimated by <see cref="NewcombeInterval"/>.</summary>
public sealed record RateTrialPlan : TrialPlan
{
    /// <summary>The rate expected of the baseline, in (0, 1).</summary>
    public required double BaselineRate { get; init; }

    /// <summary>The smallest difference that is worth seeing, as a share: 0.004 is 0.4 percentage points. Not 0; the test is two-sided whatever its sign.</summary>
    public required double Difference { get; init; }

    internal override TrialSize SizeFor(double inflation) =>
        SampleSize.ForRates(BaselineRate, Difference, Power, Significance, AllocationRatio, inflation);
}
