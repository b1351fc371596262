using MathNet.Numerics;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>Pearson's test that counts come from given probabilities. Outcomes expected less than five times are put together.</summary>
internal static class ChiSquareTest
{
    private const double MinExpected = 5;

    /// <summary>The statistic and its degrees of freedom; none where fewer than two groups of outcomes are expected often enough.</summary>
    public static (double Statistic, int Freedom) Of(IReadOnlyList<long> counts, ReadOnlySpan<double> probabilities)
    {
        long total = counts.Sum();
        double statistic = 0, rareExpected = 0;
        long rareCount = 0;
        int groups = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double expected = total * probabilities[i];
            if (expected >= MinExpected)
            {
                statistic += Term(counts[i], expected);
                groups++;
            }
            else
            {
                rareExpected += expected;
                rareCount += counts[i];
            }
        }

        if (rareExpected >= MinExpected)
        {
            statistic += Term(rareCount, rareExpected);
            groups++;
        }

        return groups < 2 ? (0, 0) : (statistic, groups - 1);
    }

    public static double PValue(double statistic, int freedom) => SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2);

    private static double Term(long count, double expected) => (count - expected) * (count - expected) / expected;
}
