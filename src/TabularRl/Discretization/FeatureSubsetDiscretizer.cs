using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// Another discretizer's cells, of some of its features only: a coarser view of the same observation. Over no feature at all every
/// observation is one state, the marginal one, with a single cell 0.
/// </summary>
/// <remarks>
/// The inner discretizer must make one cell a feature. It sees the whole observation, so that NaN is an error in a feature that is left out
/// too. A subset of a subset is refused: take it of the inner one. Immutable and thread-safe.
/// </remarks>
public sealed class FeatureSubsetDiscretizer : IStateDiscretizer
{
    /// <summary>How the kind in its description begins; the inner discretizer's kind follows.</summary>
    public const string KindPrefix = "subset:";

    private const int MaxStackCells = 256;

    private readonly ImmutableArray<int> _features;

    /// <summary>Creates a discretizer of some features by position.</summary>
    /// <param name="inner">The discretizer whose cells are kept; one a feature, as <see cref="IStateDiscretizer.HasOneCellPerFeature"/> says.</param>
    /// <param name="features">The positions of the features to keep, in any order and each once; empty for the marginal state.</param>
    /// <exception cref="ArgumentException">The inner discretizer does not say that it makes one cell a feature (for the marginal state their number is enough), is a subset itself, or a position is not one of its features or occurs twice.</exception>
    public FeatureSubsetDiscretizer(IStateDiscretizer inner, IEnumerable<int> features)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(features);
        _features = [.. features.Order()];
        if (inner.CellCount != inner.ObservationSize || (_features.Length > 0 && !inner.HasOneCellPerFeature))
        {
            throw new ArgumentException(
                $"A subset needs one cell a feature, made of it alone; '{inner.Description.Kind}' makes {inner.CellCount} cells of {inner.ObservationSize} features. One of your own says that it does by {nameof(IStateDiscretizer.HasOneCellPerFeature)}.", nameof(inner));
        }

        if (inner is FeatureSubsetDiscretizer)
            throw new ArgumentException("The inner discretizer is a subset itself; take the subset of the one inside it (Inner).", nameof(inner));
        for (int i = 0; i < _features.Length; i++)
        {
            if ((uint)_features[i] >= (uint)inner.ObservationSize)
                throw new ArgumentException($"There is no feature {_features[i]}; there are {inner.ObservationSize}, counted from 0.", nameof(features));
            if (i > 0 && _features[i] == _features[i - 1])
                throw new ArgumentException($"{inner.Description.NameOf(_features[i])} is named twice.", nameof(features));
        }

        Inner = inner;
        Description = new DiscretizerDescription(
            KindPrefix + inner.Description.Kind,
            inner.ObservationSize,
            Math.Max(1, _features.Length),
            inner.CellWidth,
            [_features.Length, .. _features.Select(feature => (double)feature), .. inner.Description.Parameters],
            inner.Description.FeatureNames);
    }

    /// <summary>Creates a discretizer of some features by name.</summary>
    /// <param name="inner">The discretizer whose cells are kept; it knows its features' names.</param>
    /// <param name="featureNames">The names of the features to keep; empty for the marginal state.</param>
    /// <exception cref="ArgumentException">The inner discretizer has no feature of a name, or a name occurs twice.</exception>
    public FeatureSubsetDiscretizer(IStateDiscretizer inner, IEnumerable<string> featureNames)
        : this(inner, FindPositions(inner, featureNames))
    {
    }

    /// <summary>The discretizer whose cells are kept.</summary>
    public IStateDiscretizer Inner { get; }

    /// <summary>The positions of the features that are kept, ascending.</summary>
    public ImmutableArray<int> Features => _features;

    /// <inheritdoc />
    public int ObservationSize => Description.ObservationSize;

    /// <inheritdoc />
    public int CellCount => Description.CellCount;

    /// <summary>True if every feature is kept.</summary>
    public bool HasOneCellPerFeature => _features.Length == ObservationSize;

    /// <inheritdoc />
    public CellWidth CellWidth => Description.CellWidth;

    /// <inheritdoc />
    public DiscretizerDescription Description { get; }

    /// <inheritdoc />
    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        CheckLengths(observation, cells.Length);
        int count = Inner.CellCount;
        Span<int> all = count <= MaxStackCells ? stackalloc int[count] : new int[count];
        Inner.Discretize(observation, all);
        Keep<int>(all, cells);
    }

    /// <inheritdoc />
    public void Discretize(ReadOnlySpan<double> observation, Span<short> cells)
    {
        CheckLengths(observation, cells.Length);
        int count = Inner.CellCount;
        Span<short> all = count <= MaxStackCells ? stackalloc short[count] : new short[count];
        Inner.Discretize(observation, all);
        Keep<short>(all, cells);
    }

    internal static FeatureSubsetDiscretizer FromDescription(DiscretizerDescription description)
    {
        ImmutableArray<double> p = description.Parameters;
        int count = p.Length > 0 && p[0] >= 0 && p[0] < p.Length && p[0] == (int)p[0] ? (int)p[0] : -1;
        if (count < 0 || p.Slice(1, count).Any(feature => feature != (int)feature))
            throw new ArgumentException("The description of the subset discretizer does not hold its features.", nameof(description));

        var inner = new DiscretizerDescription(
            description.Kind[KindPrefix.Length..],
            description.ObservationSize,
            description.ObservationSize,
            description.CellWidth,
            p[(1 + count)..],
            description.FeatureNames);
        var subset = new FeatureSubsetDiscretizer(BuiltInDiscretizers.Create(inner), p.Slice(1, count).Select(feature => (int)feature));
        return subset.CellCount == description.CellCount
            ? subset
            : throw new ArgumentException("The description of the subset discretizer has another number of cells than features.", nameof(description));
    }

    private static IEnumerable<int> FindPositions(IStateDiscretizer inner, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in names)
        {
            int position = inner.Description.FeatureNames.IndexOf(name);
            if (position < 0)
                throw new ArgumentException($"There is no feature '{name}'; use one of the discretizer's own names, or positions.", nameof(names));
            yield return position;
        }
    }

    private void Keep<T>(ReadOnlySpan<T> all, Span<T> cells)
        where T : unmanaged
    {
        if (_features.IsEmpty)
            cells[0] = default;
        for (int i = 0; i < _features.Length; i++)
            cells[i] = all[_features[i]];
    }

    private void CheckLengths(ReadOnlySpan<double> observation, int cellLength)
    {
        if (observation.Length != ObservationSize || cellLength != CellCount)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cellLength);
    }
}
