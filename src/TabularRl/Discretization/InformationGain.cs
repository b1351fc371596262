namespace TabularRl.Discretization;

/// <summary>
/// Edges that tell labels apart: the bin whose best cut gains the most information is cut first, and a cut is taken only if it pays for its
/// own description.
/// </summary>
/// <remarks>
/// Source: U. M. Fayyad and K. B. Irani, "Multi-Interval Discretization of Continuous-Valued Attributes for Classification Learning" (IJCAI 1993).
/// </remarks>
internal sealed class InformationGain
{
    private readonly double[] _values; // ascending
    private readonly int[] _classes; // of each value, from 0
    private readonly int _classCount;

    private InformationGain(ReadOnlySpan<double> values, ReadOnlySpan<int> labels)
    {
        _values = values.ToArray();
        int[] distinct = [.. labels.ToArray().Distinct().Order()];
        _classCount = distinct.Length;
        _classes = new int[labels.Length];
        for (int i = 0; i < labels.Length; i++)
            _classes[i] = Array.BinarySearch(distinct, labels[i]);
        Array.Sort(_values, _classes);
    }

    public static double[] FindEdges(ReadOnlySpan<double> values, ReadOnlySpan<int> labels, int maxBinCount)
    {
        BinEdges.CheckBinCount(maxBinCount);
        if (labels.Length != values.Length)
            throw new ArgumentException($"There are {labels.Length} labels for {values.Length} values; each value needs one.", nameof(labels));
        return new InformationGain(values, labels).FindEdges(maxBinCount);
    }

    private double[] FindEdges(int maxBinCount)
    {
        var edges = new List<double>();
        var open = new PriorityQueue<Cut, (double, int)>();
        Consider(open, 0, _values.Length);
        while (edges.Count + 1 < maxBinCount && open.TryDequeue(out Cut cut, out _))
        {
            edges.Add(BinEdges.Between(_values[cut.At - 1], _values[cut.At]));
            Consider(open, cut.Start, cut.At);
            Consider(open, cut.At, cut.End);
        }

        edges.Sort();
        return [.. edges];
    }

    private void Consider(PriorityQueue<Cut, (double, int)> open, int start, int end)
    {
        int[] left = new int[_classCount], right = new int[_classCount];
        for (int i = start; i < end; i++)
            right[_classes[i]]++;
        Part whole = Measure(right, end - start);
        double best = double.PositiveInfinity;
        int at = -1;
        Part bestLeft = default, bestRight = default;
        for (int i = start; i + 1 < end; i++)
        {
            left[_classes[i]]++;
            right[_classes[i]]--;
            if (_values[i] == _values[i + 1])
                continue;
            Part below = Measure(left, i + 1 - start), above = Measure(right, end - i - 1);
            double bits = below.Bits + above.Bits;
            if (bits < best)
                (best, at, bestLeft, bestRight) = (bits, i + 1, below, above);
        }

        if (at >= 0 && whole.Bits - best > Cost(whole, bestLeft, bestRight))
            open.Enqueue(new Cut(start, at, end), (best - whole.Bits, start));
    }

    // N times the threshold of the paper: log₂(N − 1) + log₂(3ᵏ − 2) − (k·E − k₁·E₁ − k₂·E₂).
    private static double Cost(Part whole, Part left, Part right)
    {
        int k = whole.ClassCount;
        double choices = k * Math.Log2(3) + Math.Log2(1 - 2 * Math.Pow(3, -k));
        return Math.Log2(whole.Count - 1) + choices - (k * whole.Entropy - left.ClassCount * left.Entropy - right.ClassCount * right.Entropy);
    }

    private static Part Measure(int[] counts, int total)
    {
        double entropy = 0;
        int classes = 0;
        foreach (int count in counts)
        {
            if (count == 0)
                continue;
            double share = (double)count / total;
            entropy -= share * Math.Log2(share);
            classes++;
        }

        return new Part(total, classes, entropy);
    }

    private readonly record struct Cut(int Start, int At, int End);

    private readonly record struct Part(int Count, int ClassCount, double Entropy)
    {
        public double Bits => Count * Entropy;
    }
}
