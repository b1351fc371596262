using MathNet.Numerics.Distributions;

namespace TabularRl.Tests.Oracles;

/// <summary>Pearson's test that counts come from the probabilities that are claimed.</summary>
internal static class ChiSquare
{
    /// <summary>The p-value; 0 where something of probability 0 was counted.</summary>
    public static double PValue(ReadOnlySpan<long> counts, ReadOnlySpan<double> probabilities)
    {
        long total = 0;
        foreach (long count in counts)
            total += count;

        double statistic = 0;
        int categories = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (probabilities[i] == 0)
            {
                if (counts[i] != 0)
                    return 0;
                continue;
            }

            double expected = total * probabilities[i];
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
            categories++;
        }

        return categories < 2 ? 1 : 1 - ChiSquared.CDF(categories - 1, statistic);
    }
}
