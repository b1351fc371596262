namespace TabularRl.Discretization;

/// <summary>
/// Hashes another discretizer's cells into one of a fixed number, so that a table never has more states than its budget, however many
/// there are. States that fall together are learned as one: <see cref="MeasureCollisions"/> says how many do.
/// </summary>
/// <remarks>
/// The hash is fixed: the same cells give the same number everywhere. Use it where states are too many to store and a few false neighbours do no
/// harm; a coarser discretizer joins states that are alike, this one any two. Immutable and thread-safe.
/// </remarks>
public sealed class HashingDiscretizer : IStateDiscretizer
{
    /// <summary>How the kind in its description begins; the inner discretizer's kind follows.</summary>
    public const string KindPrefix = "hashing:";

    private const int ParameterCount = 3;
    private const int MaxStackCells = 256;

    /// <summary>Creates a discretizer.</summary>
    /// <param name="inner">The discretizer whose cells are hashed.</param>
    /// <param name="budget">The most states that there can be; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is less than 1.</exception>
    public HashingDiscretizer(IStateDiscretizer inner, int budget)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        Inner = inner;
        Budget = budget;
        Description = new DiscretizerDescription(
            KindPrefix + inner.Description.Kind,
            inner.ObservationSize,
            1,
            CellWidth.Int32,
            [budget, inner.CellCount, (int)inner.CellWidth, .. inner.Description.Parameters],
            inner.Description.FeatureNames);
    }

    /// <summary>The discretizer whose cells are hashed.</summary>
    public IStateDiscretizer Inner { get; }

    /// <summary>The most states that there can be; the cell is from 0 to one less.</summary>
    public int Budget { get; }

    /// <inheritdoc />
    public int ObservationSize => Description.ObservationSize;

    /// <summary>Always 1.</summary>
    public int CellCount => 1;

    /// <inheritdoc />
    public CellWidth CellWidth => CellWidth.Int32;

    /// <inheritdoc />
    public DiscretizerDescription Description { get; }

    /// <summary>Writes the cell of an observation. Allocates nothing for up to 256 inner cells.</summary>
    /// <param name="observation">The observation; its length is <see cref="ObservationSize"/>.</param>
    /// <param name="cells">Receives the cell; its length is 1.</param>
    /// <exception cref="ArgumentException">A span has another length, or a value is NaN or has no cell; the message names the feature.</exception>
    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        if (observation.Length != ObservationSize || cells.Length != 1)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cells.Length);
        int count = Inner.CellCount;
        Span<int> all = count <= MaxStackCells ? stackalloc int[count] : new int[count];
        Inner.Discretize(observation, all);
        ulong hash = CellHash.Start;
        foreach (int cell in all)
            hash = CellHash.Add(hash, cell);
        cells[0] = CellHash.Reduce(hash, Budget);
    }

    /// <summary>The share of states that are expected to fall together with another one, of so many states: <c>1 − (1 − 1/budget)^(n − 1)</c>.</summary>
    /// <param name="stateCount">The number of inner states n; at least 1.</param>
    /// <returns>A share, 0 for a single state. A budget of 20 times the states gives 5 %.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stateCount"/> is less than 1.</exception>
    public double GetExpectedCollisionShare(long stateCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stateCount, 1);
        return 1 - Math.Pow(1 - 1.0 / Budget, stateCount - 1);
    }

    /// <summary>Counts which states of a sample fall together.</summary>
    /// <param name="sample">The observations.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentException">The sample is empty, has another number of features, or an observation has no cell.</exception>
    public HashCollisions MeasureCollisions(ObservationSample sample)
    {
        SampleStates inner = SampleStates.Of(Inner, sample);
        var statesOfCell = new Dictionary<int, int>();
        var cell = new int[1];
        foreach (int first in inner.FirstIndexes)
        {
            Discretize(sample[first], cell);
            statesOfCell[cell[0]] = statesOfCell.GetValueOrDefault(cell[0]) + 1;
        }

        return new HashCollisions(
            inner.Count, statesOfCell.Count, statesOfCell.Values.Where(count => count > 1).Sum(), GetExpectedCollisionShare(inner.Count));
    }

    internal static HashingDiscretizer FromDescription(DiscretizerDescription description)
    {
        var p = description.Parameters;
        if (p.Length < ParameterCount || p.Take(ParameterCount).Any(number => number != (int)number) || description is not { CellCount: 1, CellWidth: CellWidth.Int32 })
            throw new ArgumentException("The description of the hashing discretizer does not hold its budget and the inner cells.", nameof(description));
        var inner = new DiscretizerDescription(
            description.Kind[KindPrefix.Length..], description.ObservationSize, (int)p[1], (CellWidth)(int)p[2], p[ParameterCount..], description.FeatureNames);
        return new HashingDiscretizer(BuiltInDiscretizers.Create(inner), (int)p[0]);
    }
}
