using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// A feature in bins: the cell is the number of edges that are at most the value, so that an edge belongs to the bin above it and the
/// outermost bins go on for ever. Made by <see cref="FeatureDiscretizer.EqualWidth"/> and its siblings.
/// </summary>
public sealed class BinnedFeature : FeatureDiscretizer
{
    internal const int Code = 1;

    private readonly double[] _padded;
    private readonly int _count;

    internal BinnedFeature(ReadOnlySpan<double> edges)
        : base(edges.Length + 1, [.. edges])
    {
        CheckAscending(edges, "Edge");
        BinEdges.CheckBinCount(edges.Length + 1);
        _padded = EdgeSearch.Pad(edges);
        _count = edges.Length;
    }

    /// <summary>The edges between the bins, ascending.</summary>
    public ImmutableArray<double> BinBoundaries => Parameters;

    /// <summary>True if there are two bins or more.</summary>
    public override bool HasOuterCells => _count > 0;

    internal override int KindCode => Code;

    internal override bool TryGetCell(double value, out int cell)
    {
        cell = EdgeSearch.Count(_padded, _count, value);
        return true;
    }
}
