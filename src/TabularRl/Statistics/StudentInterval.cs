using MathNet.Numerics.Distributions;

namespace TabularRl.Statistics;

/// <summary>Student's t interval of a mean over few independent units, such as training seeds: <c>mean ± t · s / √n</c> with n − 1 degrees of freedom.</summary>
/// <remarks>Source: "Student", "The Probable Error of a Mean" (Biometrika 1908). Exact where the units are normal, good where their mean nearly is.</remarks>
public static class StudentInterval
{
    /// <summary>Computes the interval of the mean.</summary>
    /// <param name="units">A value for each unit; at least two, all finite.</param>
    /// <param name="confidence">The confidence, in (0, 1); default 0.95.</param>
    /// <returns>The interval; of no width if all units agree.</returns>
    /// <exception cref="ArgumentException">There are fewer than two units.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is out of range.</exception>
    public static Interval OfMean(ReadOnlySpan<double> units, double confidence = 0.95)
    {
        if (units.Length < 2)
            throw new ArgumentException($"An interval over units needs at least two of them; there are {units.Length}.", nameof(units));
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must lie between 0 and 1.");

        double mean = SampleStatistics.Mean(units);
        double error = SampleStatistics.StandardDeviation(units, mean) / Math.Sqrt(units.Length);
        double halfWidth = error == 0 ? 0 : StudentT.InvCDF(0, 1, units.Length - 1, 0.5 + confidence / 2) * error;
        return new Interval(mean - halfWidth, mean + halfWidth);
    }

    /// <summary>The 95 % interval, or null of a single unit, over which there is none.</summary>
    internal static Interval? OfMeanOrNull(ReadOnlySpan<double> units) => units.Length < 2 ? null : OfMean(units);
}
