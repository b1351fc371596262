using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// How the values of one feature become cells; a part of a <see cref="PerFeatureDiscretizer"/>. Infinite values are ordinary input but for
/// rounding; NaN has no cell. Immutable and thread-safe; closed to other packages, which write an <see cref="IStateDiscretizer"/>.
/// </summary>
public abstract class FeatureDiscretizer
{
    private protected FeatureDiscretizer(int? cellCount, ImmutableArray<double> parameters)
    {
        CellCount = cellCount;
        Parameters = parameters;
    }

    /// <summary>The number of cells, which are 0 … n − 1; at least 1, or null where rounding has no bounds.</summary>
    public int? CellCount { get; }

    /// <summary>Whether cell 0 and the last one are the outermost of an order, so that values gather there which the bins were not made for.</summary>
    public virtual bool HasOuterCells => false;

    /// <summary>The cell of values that were not foreseen, or null where there is none of its own.</summary>
    public virtual int? UnknownCell => null;

    /// <summary>The number that stands for the kind in a description; never reused.</summary>
    internal abstract int KindCode { get; }

    /// <summary>All that the cells depend on.</summary>
    internal ImmutableArray<double> Parameters { get; }

    /// <summary>Bins of equal width. The outermost ones go on for ever, so that a value outside the bounds, infinite ones too, belongs to the nearest bin.</summary>
    /// <param name="low">The lower bound; finite.</param>
    /// <param name="high">The upper bound; finite and above the lower.</param>
    /// <param name="binCount">The number of bins n, 1 to 1,048,576; edge i is <c>low + (high − low)·i/n</c>, and belongs to the bin above it.</param>
    /// <returns>The feature's part.</returns>
    /// <exception cref="ArgumentException">A bound is not finite, they do not ascend, or they are too near each other for so many bins.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="binCount"/> is out of its range.</exception>
    public static BinnedFeature EqualWidth(double low, double high, int binCount) => new(BinEdges.EqualWidth(low, high, binCount));

    /// <summary>Bins between given edges.</summary>
    /// <param name="edges">The edges, ascending, none NaN and none twice. n of them make n + 1 bins; none makes a single one, which leaves the feature out.</param>
    /// <returns>The feature's part.</returns>
    /// <exception cref="ArgumentException">An edge is NaN, or not above the one before it.</exception>
    public static BinnedFeature Edges(params ReadOnlySpan<double> edges) => new(edges);

    /// <summary>A cell a category, and one for every value that is none: categories are numbered from 1 in ascending order, unknown values are cell 0.</summary>
    /// <param name="categories">The values of the categories, in any order, none NaN and none twice.</param>
    /// <returns>The feature's part.</returns>
    /// <exception cref="ArgumentException">A category is NaN or stands twice.</exception>
    public static CategoricalFeature Categories(params ReadOnlySpan<double> categories) => new(categories);

    /// <summary>Rounds as <see cref="RoundingDiscretizer"/> does in double precision: the cell is <c>round(value · 10^decimals)</c>, half to even.</summary>
    /// <param name="decimals">The decimals that are kept, 0 to <see cref="RoundingOptions.MaxDecimals"/>.</param>
    /// <returns>The feature's part. Values without a cell of the discretizer's width, infinite ones among them, are an error.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is out of its range.</exception>
    public static RoundedFeature Rounding(int decimals) => new(decimals);

    /// <summary>Bins of equal width between the least and the greatest finite value, or between bounds where those are finite.</summary>
    /// <param name="values">The feature's values; none NaN.</param>
    /// <param name="binCount">The number of bins, 1 to 1,048,576.</param>
    /// <param name="low">The feature's lower bound; default −∞, for the least value instead.</param>
    /// <param name="high">The feature's upper bound; default ∞, for the greatest value instead.</param>
    /// <returns>The feature's part; a single bin where there are not two ends to lie between.</returns>
    /// <exception cref="ArgumentException">A value or bound is NaN, or the ends are too near each other for so many bins.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="binCount"/> is out of its range.</exception>
    public static BinnedFeature FitEqualWidth(
        ReadOnlySpan<double> values, int binCount, double low = double.NegativeInfinity, double high = double.PositiveInfinity)
    {
        CheckValues(values);
        if (double.IsNaN(low) || double.IsNaN(high))
            throw new ArgumentException("A bound is NaN; give an infinite one where there is none.", nameof(low));
        return new BinnedFeature(BinEdges.FitEqualWidth(values, binCount, low, high));
    }

    /// <summary>
    /// Bins with equally many values each, as far as ties allow. Edge i of n bins lies in the middle between the values of rank
    /// <c>⌊i·N/n⌋</c> and the one before it; where those are equal, at the end of the run of equal values that is nearer.
    /// </summary>
    /// <param name="values">The feature's values; none NaN.</param>
    /// <param name="binCount">The number of bins that is wished for, 1 to 1,048,576; edges that coincide are one, so there may be fewer.</param>
    /// <returns>The feature's part.</returns>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="binCount"/> is out of its range.</exception>
    public static BinnedFeature FitQuantiles(ReadOnlySpan<double> values, int binCount)
    {
        CheckValues(values);
        return new BinnedFeature(BinEdges.FitQuantiles(values, binCount));
    }

    /// <summary>Bins that tell labels apart, as many as the labels justify: entropy is minimized cut by cut until a cut costs more to describe than it gains.</summary>
    /// <param name="values">The feature's values; none NaN.</param>
    /// <param name="labels">A label a value: the best action, the outcome, the quantile of the return. Labels may be any whole numbers.</param>
    /// <param name="maxBinCount">The most bins, 1 to 1,048,576; the cuts that gain the most come first. Default no limit but that.</param>
    /// <returns>The feature's part; a single bin where the feature tells nothing of the labels.</returns>
    /// <remarks>
    /// <code>Gain &gt; (log₂(N − 1) + log₂(3ᵏ − 2) − (k·E − k₁·E₁ − k₂·E₂)) / N</code>
    /// with N values and k labels in the bin, and its entropy E before and E₁, E₂ after the cut. Source: Fayyad and Irani, "Multi-Interval
    /// Discretization of Continuous-Valued Attributes for Classification Learning" (IJCAI 1993).
    /// </remarks>
    /// <exception cref="ArgumentException">A value is NaN, or there are not as many labels as values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBinCount"/> is out of its range.</exception>
    public static BinnedFeature FitInformationGain(ReadOnlySpan<double> values, ReadOnlySpan<int> labels, int maxBinCount = BinEdges.MaxBinCount)
    {
        CheckValues(values);
        return new BinnedFeature(InformationGain.FindEdges(values, labels, maxBinCount));
    }

    /// <summary>The categories among some values: all that occur often enough; the others are unknown.</summary>
    /// <param name="values">The feature's values; none NaN.</param>
    /// <param name="minCount">How often a value must occur to be a category; at least 1, the default.</param>
    /// <returns>The feature's part.</returns>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minCount"/> is less than 1.</exception>
    public static CategoricalFeature FitCategories(ReadOnlySpan<double> values, int minCount = 1)
    {
        CheckValues(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(minCount, 1);
        return new CategoricalFeature([.. values.ToArray().CountBy(value => value).Where(pair => pair.Value >= minCount).Select(pair => pair.Key)]);
    }

    /// <summary>The cell of a value. Allocates nothing.</summary>
    /// <param name="value">The value; not NaN.</param>
    /// <returns>The cell, from 0 to <see cref="CellCount"/> − 1 where that is known.</returns>
    /// <exception cref="ArgumentException">The value is NaN, or has no cell of 32 bits.</exception>
    public int GetCell(double value)
    {
        if (double.IsNaN(value) || !TryGetCell(value, out int cell))
            throw new ArgumentException(FormattableString.Invariant($"The value is {value}, which has no cell; clean, clip or scale the feature."), nameof(value));
        return cell;
    }

    /// <summary>The cell of a value that is not NaN, or false where it has none.</summary>
    internal abstract bool TryGetCell(double value, out int cell);

    /// <summary>Rebuilds a part.</summary>
    /// <exception cref="ArgumentException">The kind is unknown, or the parameters do not fit it.</exception>
    internal static FeatureDiscretizer Create(int kindCode, ReadOnlySpan<double> parameters) => kindCode switch
    {
        BinnedFeature.Code => new BinnedFeature(parameters),
        CategoricalFeature.Code => new CategoricalFeature(parameters),
        RoundedFeature.Code when parameters.Length == 1 && parameters[0] == (int)parameters[0] => new RoundedFeature((int)parameters[0]),
        _ => throw new ArgumentException($"There is no kind {kindCode} of features with {parameters.Length} parameters.", nameof(kindCode)),
    };

    /// <summary>Refuses numbers that do not ascend strictly.</summary>
    private protected static void CheckAscending(ReadOnlySpan<double> numbers, string what)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (double.IsNaN(numbers[i]))
                throw new ArgumentException($"{what} {i} is NaN.", nameof(numbers));
            if (i > 0 && numbers[i] <= numbers[i - 1])
                throw new ArgumentException(FormattableString.Invariant($"{what} {i} is {numbers[i]}, which is not above the one before it, {numbers[i - 1]}."), nameof(numbers));
        }
    }

    private static void CheckValues(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                throw new ArgumentException($"Value {i} is NaN, which belongs to no cell; leave it out.", nameof(values));
        }
    }
}
