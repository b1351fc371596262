using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// Tile coding: several grids over the observation, each displaced by another part of a tile. An observation is in one tile of each, and
/// the numbers of those tiles are what it is: the active features of a linear approximation, or, to a table, the cells of a joint state.
/// </summary>
/// <remarks>
/// <para>For a linear approximation <see cref="Discretize(ReadOnlySpan{double}, Span{int})"/> gives the <see cref="TilingCount"/> places whose
/// weights are added, of <see cref="TileCount"/>; the step size is divided by the number of tilings. To a table two observations are one state if
/// they share all tiles, which is up to n times as fine a grid as one tiling.</para>
/// <code>
/// tile of feature i in tiling t = ⌊(xᵢ − lowᵢ)·tilesᵢ/(highᵢ − lowᵢ) + (t·(2i + 1) mod n)/n⌋,   x clipped to [low, high]
/// </code>
/// <para>The displacements are the asymmetric ones, the first odd numbers, of Sutton &amp; Barto 2018, §9.5.4 (Miller and Glanz 1996), which
/// generalize evenly into all directions. Immutable and thread-safe. Memory: a number a feature and tiling.</para>
/// </remarks>
public sealed class TileCoder : IFeatureCoder
{
    /// <summary>The kind in its description.</summary>
    public const string Kind = "tiles";

    private const int ParametersPerFeature = 3;

    private readonly double[] _scales; // tiles a unit
    private readonly double[] _strides; // of each feature in a tiling
    private readonly double[] _displacements; // feature by feature, tiling by tiling
    private readonly double[] _starts; // the first tile of each tiling

    /// <summary>Creates a tile coder.</summary>
    /// <param name="features">How each feature is divided, in the order of the observation; at least one.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="featureNames">The features' names in the same order, or null if they have none.</param>
    /// <exception cref="ArgumentException">There is no feature, not a name a feature, or more than 2,147,483,647 tiles and no budget.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TileCoder(IEnumerable<TiledFeature> features, TileCoderOptions? options = null, IEnumerable<string>? featureNames = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        options ??= new TileCoderOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TilingCount, 1, nameof(options.TilingCount));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.TilingCount, TileCoderOptions.MaxTilingCount, nameof(options.TilingCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Budget ?? 1, 1, nameof(options.Budget));
        Features = [.. features];
        if (Features.IsEmpty || Features.Contains(null!))
            throw new ArgumentException("An observation has at least one feature, and each needs a division.", nameof(features));

        TilingCount = options.TilingCount;
        _strides = new double[Features.Length];
        double tilesPerTiling = 1;
        for (int i = 0; i < Features.Length; i++)
        {
            _strides[i] = tilesPerTiling;
            tilesPerTiling *= Features[i].TileCount + 1;
        }

        ExactTileCount = TilingCount * tilesPerTiling;
        IsHashed = ExactTileCount > (options.Budget ?? int.MaxValue);
        if (IsHashed && options.Budget is null)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The tilings have {ExactTileCount:G6} tiles; use fewer tiles or features, or set {nameof(TileCoderOptions)}.{nameof(TileCoderOptions.Budget)} to hash them."), nameof(features));
        }

        TileCount = IsHashed ? options.Budget!.Value : (int)ExactTileCount;
        _scales = [.. Features.Select(feature => feature.TileCount / (feature.High - feature.Low))];
        _starts = [.. Enumerable.Range(0, TilingCount).Select(tiling => tiling * tilesPerTiling)];
        _displacements =
        [
            .. Enumerable.Range(0, Features.Length * TilingCount).Select(i => (i % TilingCount) * (2L * (i / TilingCount) + 1) % TilingCount / (double)TilingCount),
        ];
        Description = new DiscretizerDescription(
            Kind,
            Features.Length,
            TilingCount,
            CellWidth.Int32,
            [IsHashed ? TileCount : 0, .. Features.SelectMany(feature => (double[])[feature.Low, feature.High, feature.TileCount])],
            [.. featureNames ?? []]);
    }

    /// <summary>How each feature is divided.</summary>
    public ImmutableArray<TiledFeature> Features { get; }

    /// <summary>The number of tilings, which is that of the tiles that an observation is in.</summary>
    public int TilingCount { get; }

    /// <summary>The number of tiles of all tilings, which are 0 … n − 1: the length of a vector of weights.</summary>
    public int TileCount { get; }

    int IFeatureCoder.FeatureCount => TileCount;

    /// <summary>The number of tiles without a budget: <c>tilings · Π(tiles + 1)</c>; rounded where it is above 2⁵³.</summary>
    public double ExactTileCount { get; }

    /// <summary>Whether tiles are hashed, so that some of them, of one tiling or two, share a number; then <see cref="TileCount"/> is the budget.</summary>
    public bool IsHashed { get; }

    /// <inheritdoc />
    public int ObservationSize => Description.ObservationSize;

    /// <summary>The number of tilings.</summary>
    public int CellCount => TilingCount;

    /// <inheritdoc />
    public CellWidth CellWidth => CellWidth.Int32;

    /// <inheritdoc />
    public DiscretizerDescription Description { get; }

    /// <summary>Writes the numbers of the tiles that an observation is in, tiling by tiling. Allocates nothing.</summary>
    /// <param name="observation">The observation; its length is <see cref="ObservationSize"/>.</param>
    /// <param name="cells">Receives the tiles, each from 0 to <see cref="TileCount"/> − 1; its length is <see cref="TilingCount"/>. Without hashing they ascend, and no two are equal.</param>
    /// <exception cref="ArgumentException">A span has another length, or a value is NaN; the message names the feature.</exception>
    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        if (observation.Length != Features.Length || cells.Length != TilingCount)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cells.Length);
        if (IsHashed)
            Hash(observation, cells);
        else if (!TileVectors.IsSupported(TilingCount))
            DiscretizeOneByOne(observation, cells);
        else
            AddUp(observation, cells);
    }

    /// <summary>The exact tiles one by one: the twin of the vectors.</summary>
    internal void DiscretizeOneByOne(ReadOnlySpan<double> observation, Span<int> cells)
    {
        for (int tiling = 0; tiling < cells.Length; tiling++)
        {
            double tile = _starts[tiling];
            for (int i = 0; i < observation.Length; i++)
                tile += Math.Floor(Scale(i, observation[i]) + _displacements[i * cells.Length + tiling]) * _strides[i];
            cells[tiling] = (int)tile;
        }
    }

    internal static TileCoder FromDescription(DiscretizerDescription description)
    {
        var p = description.Parameters;
        int count = description.ObservationSize;
        if (p.Length != 1 + (long)ParametersPerFeature * count || p[0] != (int)p[0] || description.CellWidth != CellWidth.Int32)
            throw new ArgumentException("The description of the tile coder does not hold its budget and a division a feature.", nameof(description));
        var features = new TiledFeature[count];
        for (int i = 0; i < count; i++)
        {
            double tiles = p[ParametersPerFeature * i + 3];
            if (tiles != (int)tiles)
                throw new ArgumentException($"The description of the tile coder does not hold the number of tiles of {description.NameOf(i)}.", nameof(description));
            features[i] = new TiledFeature(p[ParametersPerFeature * i + 1], p[ParametersPerFeature * i + 2], (int)tiles);
        }

        var options = new TileCoderOptions { TilingCount = description.CellCount, Budget = p[0] == 0 ? null : (int)p[0] };
        return new TileCoder(features, options, description.FeatureNames);
    }

    private void AddUp(ReadOnlySpan<double> observation, Span<int> cells)
    {
        Span<double> tiles = stackalloc double[TilingCount];
        _starts.CopyTo(tiles);
        for (int i = 0; i < observation.Length; i++)
            TileVectors.Add(tiles, _displacements.AsSpan(i * TilingCount, TilingCount), Scale(i, observation[i]), _strides[i]);
        for (int tiling = 0; tiling < cells.Length; tiling++)
            cells[tiling] = (int)tiles[tiling];
    }

    private void Hash(ReadOnlySpan<double> observation, Span<int> cells)
    {
        for (int tiling = 0; tiling < cells.Length; tiling++)
        {
            ulong hash = CellHash.Add(CellHash.Start, tiling);
            for (int i = 0; i < observation.Length; i++)
                hash = CellHash.Add(hash, (int)(Scale(i, observation[i]) + _displacements[i * cells.Length + tiling]));
            cells[tiling] = CellHash.Reduce(hash, TileCount);
        }
    }

    // In tiles from the lower bound, clipped to what lies between the bounds.
    private double Scale(int feature, double value)
    {
        if (double.IsNaN(value))
            DiscretizationErrors.ThrowNoCell(Description, feature, value, CellWidth.Int32);
        TiledFeature division = Features[feature];
        return Math.Clamp((value - division.Low) * _scales[feature], 0, division.TileCount);
    }
}
