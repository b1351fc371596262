namespace TabularRl.Discretization;

/// <summary>How a <see cref="TileCoder"/> divides a feature: so many tiles of equal width between two bounds. Values outside, infinite ones too, count as the nearer bound.</summary>
public sealed record TiledFeature
{
    /// <summary>The most tiles of a feature.</summary>
    public const int MaxTileCount = 1 << 20;

    /// <summary>Creates a division.</summary>
    /// <param name="low">The lower bound; finite.</param>
    /// <param name="high">The upper bound; finite and above the lower.</param>
    /// <param name="tileCount">The number of tiles between the bounds, 1 to <see cref="MaxTileCount"/>; how far a value generalizes is the width of one tile.</param>
    /// <exception cref="ArgumentException">The bounds are not finite and ascending.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tileCount"/> is out of its range.</exception>
    public TiledFeature(double low, double high, int tileCount)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high && double.IsFinite(high - low) && double.IsFinite(tileCount / (high - low))))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Tiles need finite bounds, the lower below the upper; they are {low} and {high}. Where a feature has none, give the range that matters."), nameof(low));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(tileCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tileCount, MaxTileCount);
        Low = low;
        High = high;
        TileCount = tileCount;
    }

    /// <summary>The lower bound.</summary>
    public double Low { get; }

    /// <summary>The upper bound.</summary>
    public double High { get; }

    /// <summary>The number of tiles between the bounds; each tiling has one more, since it is displaced.</summary>
    public int TileCount { get; }
}
