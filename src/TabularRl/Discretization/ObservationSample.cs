using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TabularRl.Discretization;

/// <summary>
/// Observations that discretizers are fitted to and reports are made of: those that a policy, a random one at first, meets. 8 bytes a
/// feature of each. Not thread-safe while observations are added.
/// </summary>
public sealed class ObservationSample
{
    private readonly List<double> _values = [];

    /// <summary>Creates an empty sample of features without names.</summary>
    /// <param name="observationSize">The number of features; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observationSize"/> is less than 1.</exception>
    public ObservationSample(int observationSize)
        : this(observationSize, [])
    {
    }

    /// <summary>Creates an empty sample of named features.</summary>
    /// <param name="featureNames">The features' names; at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no name.</exception>
    public ObservationSample(IEnumerable<string> featureNames)
        : this(0, [.. featureNames])
    {
    }

    private ObservationSample(int observationSize, ImmutableArray<string> names)
    {
        ObservationSize = names.IsEmpty ? observationSize : names.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(ObservationSize, 1, nameof(observationSize));
        FeatureNames = names;
    }

    /// <summary>The number of features.</summary>
    public int ObservationSize { get; }

    /// <summary>The features' names, or empty.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>The number of observations.</summary>
    public int Count => _values.Count / ObservationSize;

    /// <summary>An observation; valid until the next one is added.</summary>
    /// <param name="index">Its number, from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such observation.</exception>
    public ReadOnlySpan<double> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return CollectionsMarshal.AsSpan(_values).Slice(index * ObservationSize, ObservationSize);
        }
    }

    /// <summary>Adds a copy of an observation.</summary>
    /// <param name="observation">The observation; infinite values are ordinary.</param>
    /// <exception cref="ArgumentException">It has another length, or a value is NaN; the message names the feature.</exception>
    public void Add(ReadOnlySpan<double> observation)
    {
        if (observation.Length != ObservationSize)
            throw new ArgumentException($"An observation of the sample has {ObservationSize} features; it was given {observation.Length}.", nameof(observation));
        for (int i = 0; i < observation.Length; i++)
        {
            if (double.IsNaN(observation[i]))
                throw new ArgumentException($"The value of {NameOf(i)} is NaN, which belongs to no state; clean the observation before it is added.", nameof(observation));
        }

        _values.AddRange(observation);
    }

    /// <summary>The values of a feature, in the order of the observations; a copy.</summary>
    /// <param name="feature">The feature's position.</param>
    /// <returns>A value an observation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feature.</exception>
    public double[] GetFeature(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)feature, (uint)ObservationSize, nameof(feature));
        var values = new double[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = _values[i * ObservationSize + feature];
        return values;
    }

    internal string NameOf(int feature) => DiscretizerDescription.NameOf(FeatureNames.AsSpan(), feature);
}
