using TabularRl.Randomness;

namespace TabularRl.Statistics;

/// <summary>The percentile bootstrap interval of a mean over independent units (customers, training seeds).</summary>
/// <remarks>
/// Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), §13.3. Units that all agree give an interval of no width:
/// the bootstrap knows only what it saw.
/// </remarks>
public static class BootstrapInterval
{
    /// <summary>The default number of resamples.</summary>
    public const int DefaultResampleCount = 4000;

    /// <summary>Computes the interval of the mean.</summary>
    /// <param name="units">A value for each unit; at least one, all finite.</param>
    /// <param name="seed">The seed of the resampling.</param>
    /// <param name="confidence">The confidence, in (0, 1); default 0.95.</param>
    /// <param name="resampleCount">The number of resamples; at least 100.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">There are no units, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Interval OfMean(ReadOnlySpan<double> units, ulong seed, double confidence = 0.95, int resampleCount = DefaultResampleCount)
    {
        if (units.IsEmpty)
            throw new ArgumentException("A bootstrap needs at least one unit.", nameof(units));
        if (units.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
            throw new ArgumentException("A bootstrap needs units that are all finite.", nameof(units));
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must lie between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(resampleCount, 100);
        if (!units.ContainsAnyExcept(units[0]))
            return new Interval(units[0], units[0]);

        var random = new Xoshiro256(seed);
        var means = new double[resampleCount];
        uint count = (uint)units.Length;
        for (int i = 0; i < means.Length; i++)
        {
            // Two draws a word by multiply and shift: a bias of count / 2³² is nothing against the Monte-Carlo error.
            double sum = 0;
            for (int left = units.Length; left > 0; left -= 2)
            {
                ulong word = random.NextUInt64();
                sum += units[(int)((word >> 32) * count >> 32)];
                if (left > 1)
                    sum += units[(int)((uint)word * (ulong)count >> 32)];
            }

            means[i] = sum / units.Length;
        }

        Array.Sort(means);
        double tail = (1 - confidence) / 2;
        return new Interval(Quantile(means, tail), Quantile(means, 1 - tail));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        double rest = position - below;
        return below + 1 < sorted.Length ? sorted[below] + rest * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
