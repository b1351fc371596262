namespace TabularRl.Discretization;

/// <summary>The options of a <see cref="TileCoder"/>.</summary>
public sealed record TileCoderOptions
{
    /// <summary>The most tilings.</summary>
    public const int MaxTilingCount = 1024;

    /// <summary>
    /// The number of tilings, 1 to <see cref="MaxTilingCount"/>; default 8. Each is displaced by its own part of a tile, so that n tilings tell
    /// values apart that differ by 1/n of a tile. Sutton and Barto advise a power of 2 that is at least 4 times the number of features.
    /// </summary>
    public int TilingCount { get; init; } = 8;

    /// <summary>
    /// The most tiles, at least 1, or null (the default) for no limit but 2,147,483,647. Where the tilings have more, tiles are hashed into so
    /// many, and some share a weight; where they have not, tiles are exact, and the budget changes nothing.
    /// </summary>
    public int? Budget { get; init; }
}
