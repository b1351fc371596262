namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Shows some of the numbers of an observation, in a given order. States that differ only in what is left out become one, so what is best
/// in the whole observation need not be reachable any more; a finite model stays that of the whole process.
/// </summary>
public sealed class ObservationSelection : EnvironmentWrapper
{
    private readonly int[] _indexes;
    private readonly double[] _inner;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="indexes">Which numbers to show, each from 0 to the inner observation's size − 1; at least one, none twice.</param>
    /// <exception cref="ArgumentException">There is no index, or one stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of its range.</exception>
    public ObservationSelection(IEnvironment inner, params ReadOnlySpan<int> indexes)
        : base(inner)
    {
        if (indexes.IsEmpty)
            throw new ArgumentException("An observation needs at least one number; name an index.", nameof(indexes));
        var seen = new HashSet<int>();
        foreach (int index in indexes)
        {
            if (index < 0 || index >= inner.ObservationSize)
                throw new ArgumentOutOfRangeException(nameof(indexes), index, $"The inner observation has {inner.ObservationSize} values; indexes are 0 to {inner.ObservationSize - 1}.");
            if (!seen.Add(index))
                throw new ArgumentException($"Index {index} stands twice.", nameof(indexes));
        }

        _indexes = indexes.ToArray();
        _inner = new double[inner.ObservationSize];
    }

    /// <summary>Which numbers of the inner observation are shown.</summary>
    public IReadOnlyList<int> Indexes => _indexes.AsReadOnly();

    /// <inheritdoc />
    public override int ObservationSize => _indexes.Length;

    /// <inheritdoc />
    public override StepResult Step(int action, Span<double> observation)
    {
        CheckLength(observation);
        StepResult result = Inner.Step(action, _inner);
        Select(_inner, observation);
        return result;
    }

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation)
    {
        CheckLength(observation);
        BeginInner(request, _inner);
        Select(_inner, observation);
    }

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => inner.Model;

    /// <inheritdoc />
    protected override void ObserveState(IFiniteEnvironment inner, int state, Span<double> observation)
    {
        CheckLength(observation);
        inner.GetObservation(state, _inner);
        Select(_inner, observation);
    }

    private void Select(ReadOnlySpan<double> all, Span<double> observation)
    {
        int[] indexes = _indexes;
        for (int i = 0; i < indexes.Length; i++)
            observation[i] = all[indexes[i]];
    }
}
