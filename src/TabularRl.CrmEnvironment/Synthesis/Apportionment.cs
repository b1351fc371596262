namespace TabularRl.Crm;

/// <summary>Whole shares of whole numbers.</summary>
internal static class Apportionment
{
    /// <summary>The published count at another number of customers, rounded half up.</summary>
    public static int Scale(int publishedCount, int customers) =>
        checked((int)((2L * publishedCount * customers + WorkbookFigures.Customers) / (2L * WorkbookFigures.Customers)));

    /// <summary>The same, but never less than <paramref name="minimum"/>.</summary>
    public static int Scale(int publishedCount, int customers, int minimum) => Math.Max(minimum, Scale(publishedCount, customers));

    /// <summary>Shares of <paramref name="total"/> in proportion to the weights, by largest remainder; of equal remainders the earlier wins.</summary>
    /// <param name="weights">Weights of at least 0, with a positive sum.</param>
    /// <param name="total">What is to be shared out, at least 0.</param>
    /// <returns>A share for each weight; they add up to <paramref name="total"/>. If that is the sum of the weights, they are the weights.</returns>
    public static int[] Distribute(ReadOnlySpan<int> weights, int total)
    {
        long sum = 0;
        foreach (int weight in weights)
            sum += weight;

        int[] shares = new int[weights.Length];
        long[] remainders = new long[weights.Length];
        int left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            (long share, remainders[i]) = Math.DivRem((long)weights[i] * total, sum);
            shares[i] = (int)share;
            left -= (int)share;
        }

        foreach (int i in Enumerable.Range(0, shares.Length).OrderByDescending(i => remainders[i]).Take(left))
            shares[i]++;
        return shares;
    }
}
