using MathNet.Numerics.Distributions;

namespace TabularRl.Statistics;

/// <summary>The Wilson score interval of a share of independent trials; good for few successes, and never outside [0, 1].</summary>
/// <remarks>Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (JASA 1927), without continuity correction.</remarks>
public static class WilsonInterval
{
    /// <summary>Computes the interval.</summary>
    /// <param name="successes">The number of successes; 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">The number of trials; at least 1.</param>
    /// <param name="confidence">The confidence, in (0, 1); default 0.95.</param>
    /// <returns>The interval, as shares.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Interval Of(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must lie between 0 and 1.");

        double z = Normal.InvCDF(0, 1, 0.5 + confidence / 2);
        double n = trials;
        double share = successes / n;
        double center = share + z * z / (2 * n);
        double halfWidth = z * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new Interval(
            successes == 0 ? 0 : Math.Max(0, (center - halfWidth) / scale),
            successes == trials ? 1 : Math.Min(1, (center + halfWidth) / scale));
    }
}
