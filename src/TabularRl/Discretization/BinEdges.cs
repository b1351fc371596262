namespace TabularRl.Discretization;

/// <summary>Where the edges between the bins of a feature come from.</summary>
internal static class BinEdges
{
    /// <summary>The most bins of a feature.</summary>
    public const int MaxBinCount = 1 << 20;

    /// <summary><c>low + (high − low)·i/n</c> for i from 1 to n − 1.</summary>
    public static double[] EqualWidth(double low, double high, int binCount)
    {
        CheckBinCount(binCount);
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high && double.IsFinite((high - low) * binCount)))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Bins of equal width need finite bounds, the lower below the upper; they are {low} and {high}. Where a bound is infinite, fit the bins to observations or give edges."),
                nameof(low));
        }

        var edges = new double[binCount - 1];
        for (int i = 1; i < binCount; i++)
            edges[i - 1] = low + (high - low) * i / binCount;
        return edges;
    }

    /// <summary>Between the least and the greatest finite value; none where those are equal.</summary>
    public static double[] FitEqualWidth(ReadOnlySpan<double> values, int binCount, double low, double high)
    {
        CheckBinCount(binCount);
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                continue;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (double.IsFinite(low))
            least = low;
        if (double.IsFinite(high))
            greatest = high;
        return least < greatest ? EqualWidth(least, greatest, binCount) : [];
    }

    /// <summary>Edges that split the values into parts as equal as ties allow.</summary>
    public static double[] FitQuantiles(ReadOnlySpan<double> values, int binCount)
    {
        CheckBinCount(binCount);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        var edges = new List<double>();
        for (int i = 1; i < binCount; i++)
        {
            int rank = FindSplit(sorted, (int)((long)i * sorted.Length / binCount));
            if (rank == 0)
                continue;
            double edge = Between(sorted[rank - 1], sorted[rank]);
            if (edges.Count == 0 || edge > edges[^1])
                edges.Add(edge);
        }

        return [.. edges];
    }

    /// <summary>The edge between two values, the lower one below it and the upper one not: the middle where there is one.</summary>
    public static double Between(double lower, double upper)
    {
        double middle = lower / 2 + upper / 2;
        return middle > lower && middle <= upper && double.IsFinite(middle) ? middle : upper;
    }

    public static void CheckBinCount(int binCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(binCount, MaxBinCount);
    }

    // The rank nearest to the wished one that does not fall between equal values, the lower of two; 0 where all values are equal.
    private static int FindSplit(double[] sorted, int rank)
    {
        int below = rank, above = rank;
        while (below > 0 && sorted[below - 1] == sorted[below])
            below--;
        while (above > 0 && above < sorted.Length && sorted[above - 1] == sorted[above])
            above++;
        bool hasAbove = above > 0 && above < sorted.Length;
        return below > 0 && (!hasAbove || rank - below <= above - rank) ? below : hasAbove ? above : 0;
    }
}
