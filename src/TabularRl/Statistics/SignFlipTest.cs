using TabularRl.Randomness;

namespace TabularRl.Statistics;

/// <summary>
/// The paired permutation test of a mean difference: under the hypothesis that two policies are alike, each unit's difference is as likely
/// to have the other sign.
/// </summary>
/// <remarks>
/// Source: P. Good, "Permutation, Parametric, and Bootstrap Tests of Hypotheses" (2005). Exact by enumeration for up to 16 differences that
/// are not zero, by sampled flips beyond, counting the observed one (Phipson and Smyth 2010), so that a p-value is never 0.
/// </remarks>
public static class SignFlipTest
{
    /// <summary>The default number of sampled flips.</summary>
    public const int DefaultFlipCount = 20_000;

    private const int MaxEnumerated = 16;

    /// <summary>The two-sided p-value of the mean difference.</summary>
    /// <param name="differences">A difference for each unit; all finite.</param>
    /// <param name="seed">The seed of the flips.</param>
    /// <param name="flipCount">The number of sampled flips; at least 100.</param>
    /// <returns>The probability, under no difference, of a mean at least as far from 0; 1 where every difference is 0.</returns>
    /// <exception cref="ArgumentException">A difference is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="flipCount"/> is less than 100.</exception>
    public static double PValue(ReadOnlySpan<double> differences, ulong seed, int flipCount = DefaultFlipCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(flipCount, 100);
        if (differences.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
            throw new ArgumentException("A sign-flip test needs differences that are all finite.", nameof(differences));
        double[] nonZero = [.. differences.ToArray().Where(difference => difference != 0)];
        if (nonZero.Length == 0)
            return 1;

        // Sums that are equal in theory differ in their last bits; the tolerance counts them as equal.
        double observed = Math.Abs(nonZero.Sum());
        double threshold = observed - 1e-9 * nonZero.Sum(Math.Abs);
        return nonZero.Length <= MaxEnumerated ? Enumerate(nonZero, threshold) : Sample(nonZero, threshold, seed, flipCount);
    }

    private static double Enumerate(double[] differences, double threshold)
    {
        int total = 1 << differences.Length;
        int extreme = 0;
        for (int signs = 0; signs < total; signs++)
        {
            double sum = 0;
            for (int i = 0; i < differences.Length; i++)
                sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
            extreme += Math.Abs(sum) >= threshold ? 1 : 0;
        }

        return (double)extreme / total;
    }

    private static double Sample(double[] differences, double threshold, ulong seed, int flipCount)
    {
        var random = new Xoshiro256(seed);
        int extreme = 1;
        for (int flip = 0; flip < flipCount; flip++)
        {
            double sum = 0;
            ulong signs = 0;
            for (int i = 0; i < differences.Length; i++)
            {
                if ((i & 63) == 0)
                    signs = random.NextUInt64();
                sum += (signs & 1) == 0 ? differences[i] : -differences[i];
                signs >>= 1;
            }

            extreme += Math.Abs(sum) >= threshold ? 1 : 0;
        }

        return (double)extreme / (flipCount + 1);
    }
}
