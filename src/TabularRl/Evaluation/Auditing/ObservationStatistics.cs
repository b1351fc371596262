namespace TabularRl.Evaluation.Auditing;

/// <summary>The range of every feature over the observations that it was shown; two comparisons a feature each, and nothing allocated.</summary>
/// <remarks>Not thread-safe. Feed it by hand, or let an <see cref="ObservingEnvironment"/> do it during training.</remarks>
public sealed class ObservationStatistics
{
    private readonly double[] _minima;
    private readonly double[] _maxima;

    /// <summary>Creates an empty collector.</summary>
    /// <param name="featureNames">The features' names, in the order of the observation; at least one.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public ObservationStatistics(IEnumerable<string> featureNames)
    {
        ArgumentNullException.ThrowIfNull(featureNames);
        FeatureNames = Array.AsReadOnly(featureNames.ToArray());
        if (FeatureNames.Count == 0)
            throw new ArgumentException("An observation has at least one feature.", nameof(featureNames));
        _minima = new double[FeatureNames.Count];
        _maxima = new double[FeatureNames.Count];
        _minima.AsSpan().Fill(double.PositiveInfinity);
        _maxima.AsSpan().Fill(double.NegativeInfinity);
    }

    /// <summary>The features' names.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The number of observations seen.</summary>
    public long Count { get; private set; }

    /// <summary>The least value of each feature; +∞ before the first observation.</summary>
    public IReadOnlyList<double> Minima => _minima.AsReadOnly();

    /// <summary>The greatest value of each feature; −∞ before the first observation.</summary>
    public IReadOnlyList<double> Maxima => _maxima.AsReadOnly();

    /// <summary>Counts an observation. Allocates nothing.</summary>
    /// <param name="observation">The observation, a value for each feature.</param>
    /// <exception cref="ArgumentException">The observation has another length.</exception>
    public void Add(ReadOnlySpan<double> observation)
    {
        if (observation.Length != _minima.Length)
            throw new ArgumentException($"There are {_minima.Length} features, and {observation.Length} values were given.", nameof(observation));
        for (int i = 0; i < observation.Length; i++)
        {
            double value = observation[i];
            if (value < _minima[i])
                _minima[i] = value;
            if (value > _maxima[i])
                _maxima[i] = value;
        }

        Count++;
    }

    /// <summary>Whether a feature had one value in every observation.</summary>
    /// <param name="feature">The feature's position.</param>
    /// <returns>False before the first observation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feature.</exception>
    public bool IsConstant(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)feature, (uint)_minima.Length, nameof(feature));
        return Count > 0 && _minima[feature] == _maxima[feature];
    }
}
