using MathNet.Numerics.Distributions;

namespace TabularRl.Training.Sweeps;

/// <summary>A 95 % t-interval of a mean over seeds: mean ± t(0.975; n − 1) · s / √n.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public readonly record struct SeedInterval(double Low, double High)
{
    /// <summary>The interval of the mean of some scores.</summary>
    /// <param name="scores">The scores, one a seed; finite.</param>
    /// <returns>The interval, or null where there are fewer than two scores.</returns>
    public static SeedInterval? Of(IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count < 2)
            return null;
        double mean = SeedStatistics.Mean(scores);
        double halfWidth = StudentT.InvCDF(0, 1, scores.Count - 1, 0.975) * SeedStatistics.StandardDeviation(scores, mean) / Math.Sqrt(scores.Count);
        return new SeedInterval(mean - halfWidth, mean + halfWidth);
    }
}
