using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// A feature of categories: cell 0 for whatever is none of them, cells 1 … n for the categories in ascending order. −0 and 0 are one. Made by
/// <see cref="FeatureDiscretizer.Categories"/> and <see cref="FeatureDiscretizer.FitCategories"/>.
/// </summary>
public sealed class CategoricalFeature : FeatureDiscretizer
{
    internal const int Code = 2;

    private readonly double[] _padded;
    private readonly int _count;

    internal CategoricalFeature(ReadOnlySpan<double> categories)
        : base(categories.Length + 1, [.. categories.ToArray().Order()])
    {
        CheckAscending(Parameters.AsSpan(), "In ascending order category");
        BinEdges.CheckBinCount(categories.Length + 1);
        _padded = EdgeSearch.Pad(Parameters.AsSpan());
        _count = Parameters.Length;
    }

    /// <summary>The values of the categories, ascending; cell i + 1 is that of number i.</summary>
    public ImmutableArray<double> KnownValues => Parameters;

    /// <summary>Always 0.</summary>
    public override int? UnknownCell => 0;

    internal override int KindCode => Code;

    internal override bool TryGetCell(double value, out int cell)
    {
        int reached = EdgeSearch.Count(_padded, _count, value);
        cell = reached > 0 && _padded[reached - 1] == value ? reached : 0;
        return true;
    }
}
