namespace TabularRl.Discretization;

/// <summary>
/// Hashed features: each cell of another discretizer, and if wanted each pair of cells and all of them together, is one feature out of a
/// fixed number. A linear agent over them generalizes from cell to cell where a table would know nothing of a state that it never met.
/// </summary>
/// <remarks>
/// Source: Weinberger, Dasgupta, Langford, Smola and Attenberg, "Feature hashing for large scale multitask learning" (ICML 2009), without
/// signs. The hash is fixed: the same cells give the same features everywhere. Two features may share a number; a budget of 20 times the
/// features that occur keeps that at 5 %. Immutable and thread-safe.
/// </remarks>
public sealed class HashedFeatureCoder : IFeatureCoder
{
    /// <summary>How the kind in its description begins; the inner discretizer's kind follows.</summary>
    public const string KindPrefix = "hashed-features:";

    private const int ParameterCount = 5;
    private const int MaxStackCells = 256;

    private readonly HashedFeatureOptions _options;

    /// <summary>Creates a coder.</summary>
    /// <param name="inner">The discretizer whose cells are made features.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is less than 1.</exception>
    /// <exception cref="OverflowException">There are more than 2,147,483,647 pairs.</exception>
    public HashedFeatureCoder(IStateDiscretizer inner, HashedFeatureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _options = options ?? new HashedFeatureOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Budget, 1, nameof(_options.Budget));
        Inner = inner;
        int cells = inner.CellCount;
        int count = checked((int)(cells + (_options.HasPairs ? cells * (cells - 1L) / 2 : 0) + (_options.HasJointState ? 1 : 0)));
        Description = new DiscretizerDescription(
            KindPrefix + inner.Description.Kind,
            inner.ObservationSize,
            count,
            CellWidth.Int32,
            [_options.Budget, _options.HasPairs ? 1 : 0, _options.HasJointState ? 1 : 0, cells, (int)inner.CellWidth, .. inner.Description.Parameters],
            inner.Description.FeatureNames);
    }

    /// <summary>The discretizer whose cells are made features.</summary>
    public IStateDiscretizer Inner { get; }

    /// <inheritdoc />
    public int FeatureCount => _options.Budget;

    /// <inheritdoc />
    public int ObservationSize => Description.ObservationSize;

    /// <summary>The number of active features.</summary>
    public int CellCount => Description.CellCount;

    /// <inheritdoc />
    public CellWidth CellWidth => CellWidth.Int32;

    /// <inheritdoc />
    public DiscretizerDescription Description { get; }

    /// <summary>Writes the active features of an observation. Allocates nothing for up to 256 inner cells.</summary>
    /// <param name="observation">The observation; its length is <see cref="ObservationSize"/>.</param>
    /// <param name="cells">Receives the features: those of single cells, then of pairs, then the joint one; its length is <see cref="CellCount"/>.</param>
    /// <exception cref="ArgumentException">A span has another length, or a value is NaN or has no cell; the message names the feature.</exception>
    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        if (observation.Length != ObservationSize || cells.Length != CellCount)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cells.Length);
        int count = Inner.CellCount;
        Span<int> inner = count <= MaxStackCells ? stackalloc int[count] : new int[count];
        Inner.Discretize(observation, inner);
        ulong joint = CellHash.Start;
        int next = count;
        for (int i = 0; i < count; i++)
        {
            ulong single = CellHash.Add(CellHash.Add(CellHash.Start, i), inner[i]);
            cells[i] = CellHash.Reduce(single, _options.Budget);
            joint = CellHash.Add(joint, inner[i]);
            for (int j = i + 1; _options.HasPairs && j < count; j++)
                cells[next++] = CellHash.Reduce(CellHash.Add(CellHash.Add(single, j), inner[j]), _options.Budget);
        }

        if (_options.HasJointState)
            cells[next] = CellHash.Reduce(CellHash.Add(joint, -1), _options.Budget); // no single cell has the position −1
    }

    internal static HashedFeatureCoder FromDescription(DiscretizerDescription description)
    {
        var p = description.Parameters;
        if (p.Length < ParameterCount || p.Take(ParameterCount).Any(number => number != (int)number) || p[1] is not (0 or 1) || p[2] is not (0 or 1))
            throw new ArgumentException("The description of the hashed features does not hold their budget, kinds and inner cells.", nameof(description));
        var inner = new DiscretizerDescription(
            description.Kind[KindPrefix.Length..], description.ObservationSize, (int)p[3], (CellWidth)(int)p[4], p[ParameterCount..], description.FeatureNames);
        return new HashedFeatureCoder(
            BuiltInDiscretizers.Create(inner), new HashedFeatureOptions { Budget = (int)p[0], HasPairs = p[1] == 1, HasJointState = p[2] == 1 });
    }
}
