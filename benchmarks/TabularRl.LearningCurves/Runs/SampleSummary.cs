using TabularRl.Statistics;

namespace TabularRl.LearningCurves.Runs;

/// <summary>What the seeds have in common.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Interval">The 95 % t interval of the mean.</param>
/// <param name="Median">Their median.</param>
/// <param name="Minimum">The least of them.</param>
/// <param name="Maximum">The greatest of them.</param>
internal readonly record struct SampleSummary(double Mean, Interval Interval, double Median, double Minimum, double Maximum)
{
    /// <param name="units">A value a seed; at least two.</param>
    public static SampleSummary Of(ReadOnlySpan<double> units)
    {
        double[] sorted = units.ToArray();
        Array.Sort(sorted);
        return new SampleSummary(sorted.Average(), StudentInterval.OfMean(units), MedianOf(units), sorted[0], sorted[^1]);
    }

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public static double MedianOf(ReadOnlySpan<double> units)
    {
        double[] sorted = units.ToArray();
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
