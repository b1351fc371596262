using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// Gives each feature its own cells: bins, categories or rounding (<see cref="FeatureDiscretizer"/>). Infinite values and categories that
/// nobody foresaw are ordinary input; NaN is an error that names the feature.
/// </summary>
public sealed partial class PerFeatureDiscretizer : IStateDiscretizer
{
    /// <summary>The kind in its description.</summary>
    public const string Kind = "features";

    private const int MaxNarrowCellCount = short.MaxValue + 1;

    private readonly FeatureDiscretizer[] _features;

    /// <summary>Creates a discretizer.</summary>
    /// <param name="features">A part a feature, in the order of the observation; at least one.</param>
    /// <param name="featureNames">The features' names in the same order, or null if they have none.</param>
    /// <param name="cellWidth">How wide a cell is stored, or null (the default) for 16 bits if all cells are known to fit, else 32.</param>
    /// <exception cref="ArgumentException">There is no part, not a name a feature, or 16 bits are asked for and a feature has more cells than fit.</exception>
    public PerFeatureDiscretizer(IEnumerable<FeatureDiscretizer> features, IEnumerable<string>? featureNames = null, CellWidth? cellWidth = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        Features = [.. features];
        if (Features.IsEmpty || Features.Contains(null!))
            throw new ArgumentException("An observation has at least one feature, and each needs a part.", nameof(features));
        _features = [.. Features];
        bool isNarrow = Features.All(feature => feature.CellCount <= MaxNarrowCellCount);
        Description = new DiscretizerDescription(
            Kind,
            Features.Length,
            Features.Length,
            cellWidth ?? (isNarrow ? CellWidth.Int16 : CellWidth.Int32),
            [.. Features.SelectMany(feature => (double[])[feature.KindCode, feature.Parameters.Length, .. feature.Parameters])],
            [.. featureNames ?? []]);
        int tooMany = cellWidth == CellWidth.Int16 ? Array.FindIndex(_features, feature => feature.CellCount > MaxNarrowCellCount) : -1;
        if (tooMany >= 0)
            throw new ArgumentException($"The {_features[tooMany].CellCount} cells of {Description.NameOf(tooMany)} do not fit in 16 bits; choose CellWidth.Int32.", nameof(cellWidth));
    }

    /// <summary>Creates a discretizer from parts by name.</summary>
    /// <param name="featureNames">The features' names, in the order of the observation; none twice.</param>
    /// <param name="features">The parts of some or all features, by name.</param>
    /// <param name="others">The part of every feature that <paramref name="features"/> does not name, or null if it names all.</param>
    /// <param name="cellWidth">How wide a cell is stored, or null (the default) for 16 bits if all cells are known to fit, else 32.</param>
    /// <exception cref="ArgumentException">A part is of a feature that is not there, a feature has no part, a name stands twice, or cells do not fit.</exception>
    public PerFeatureDiscretizer(
        IEnumerable<string> featureNames, IReadOnlyDictionary<string, FeatureDiscretizer> features, FeatureDiscretizer? others = null, CellWidth? cellWidth = null)
        : this(FindParts([.. featureNames], features, others), featureNames, cellWidth)
    {
    }

    /// <summary>The parts, in the order of the observation.</summary>
    public ImmutableArray<FeatureDiscretizer> Features { get; }

    /// <inheritdoc />
    public int ObservationSize => Description.ObservationSize;

    /// <inheritdoc />
    public int CellCount => Description.CellCount;

    /// <inheritdoc />
    public CellWidth CellWidth => Description.CellWidth;

    /// <inheritdoc />
    public bool HasOneCellPerFeature => true;

    /// <inheritdoc />
    public DiscretizerDescription Description { get; }

    /// <inheritdoc />
    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        FeatureDiscretizer[] features = _features;
        if (observation.Length != features.Length || cells.Length != features.Length)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cells.Length);
        for (int i = 0; i < features.Length; i++)
        {
            double value = observation[i];
            if (double.IsNaN(value) || !features[i].TryGetCell(value, out cells[i]))
                DiscretizationErrors.ThrowNoCell(Description, i, value, CellWidth.Int32);
        }
    }

    /// <inheritdoc />
    public void Discretize(ReadOnlySpan<double> observation, Span<short> cells)
    {
        FeatureDiscretizer[] features = _features;
        if (observation.Length != features.Length || cells.Length != features.Length)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cells.Length);
        for (int i = 0; i < features.Length; i++)
        {
            double value = observation[i];
            if (double.IsNaN(value) || !features[i].TryGetCell(value, out int cell) || cell != (short)cell)
            {
                DiscretizationErrors.ThrowNoCell(Description, i, value, CellWidth.Int16);
                return;
            }

            cells[i] = (short)cell;
        }
    }

    internal static PerFeatureDiscretizer FromDescription(DiscretizerDescription description)
    {
        ReadOnlySpan<double> rest = description.Parameters.AsSpan();
        var features = new FeatureDiscretizer[description.ObservationSize];
        for (int i = 0; i < features.Length; i++)
        {
            if (rest.Length < 2 || rest[0] != (int)rest[0] || !(rest[1] >= 0 && rest[1] <= rest.Length - 2) || rest[1] != (int)rest[1])
                throw new ArgumentException($"The description of the discretizer does not hold the part of {description.NameOf(i)}.", nameof(description));
            features[i] = FeatureDiscretizer.Create((int)rest[0], rest.Slice(2, (int)rest[1]));
            rest = rest[(2 + (int)rest[1])..];
        }

        if (!rest.IsEmpty || description.CellCount != features.Length)
            throw new ArgumentException("The description of the discretizer holds more than a part a feature.", nameof(description));
        return new PerFeatureDiscretizer(features, description.FeatureNames, description.CellWidth);
    }

    private static IEnumerable<FeatureDiscretizer> FindParts(
        string[] names, IReadOnlyDictionary<string, FeatureDiscretizer> features, FeatureDiscretizer? others)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (names.Distinct().Count() != names.Length)
            throw new ArgumentException("A feature's name stands twice; parts by name need names that differ.", nameof(names));
        if (features.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new ArgumentException($"There is no feature '{unknown}'; there are: {string.Join(", ", names)}.", nameof(features));
        return names.Select(name => features.TryGetValue(name, out FeatureDiscretizer? part)
            ? part
            : others ?? throw new ArgumentException($"Feature '{name}' has no part; give one, or one for all others.", nameof(features)));
    }
}
