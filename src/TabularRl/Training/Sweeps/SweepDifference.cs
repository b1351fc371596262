using MathNet.Numerics.Distributions;
using TabularRl.Statistics;

namespace TabularRl.Training.Sweeps;

/// <summary>The difference of two configurations over the same seeds, seed by seed.</summary>
public sealed class SweepDifference
{
    internal SweepDifference(SweepRow row, SweepRow other)
    {
        Row = row;
        Other = other;
        double[] differences = [.. row.Scores.Zip(other.Scores, (a, b) => a - b)];
        Mean = SampleStatistics.Mean(differences);
        Interval = StudentInterval.OfMeanOrNull(differences);
        PValue = ComputePValue(differences, Mean, SampleStatistics.RoundingOf(row.Scores.Concat(other.Scores)));
    }

    /// <summary>The configuration.</summary>
    public SweepRow Row { get; }

    /// <summary>The configuration that it is compared with.</summary>
    public SweepRow Other { get; }

    /// <summary>The mean of the differences: the row's score less the other's.</summary>
    public double Mean { get; }

    /// <summary>The 95 % t-interval of the mean difference, or null with one seed.</summary>
    public Interval? Interval { get; }

    /// <summary>
    /// The two-sided p-value of the paired t-test, or null with one seed or where all differences are equal but for rounding, so that they show no noise to
    /// judge by. It does not allow for the two having been picked out of many.
    /// </summary>
    public double? PValue { get; }

    private static double? ComputePValue(double[] differences, double mean, double rounding)
    {
        double deviation = SampleStatistics.StandardDeviation(differences, mean);
        if (!(deviation > rounding))
            return null;
        double t = Math.Abs(mean) / (deviation / Math.Sqrt(differences.Length));
        return 2 * StudentT.CDF(0, 1, differences.Length - 1, -t);
    }
}
