using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// Views of one observation from fine to coarse: what a policy backs off along where the finer view knows too little. Immutable.
/// </summary>
/// <example>
/// <code>BackOffLevels levels = new BackOffLevels(discretizer).ThenFeatures("Stage", "ContactsLeft").ThenMarginal();</code>
/// </example>
public sealed class BackOffLevels
{
    /// <summary>Creates levels; the order is taken as given, fine to coarse.</summary>
    /// <param name="discretizers">A discretizer a level, the finest first; at least one, all of observations of one size.</param>
    /// <exception cref="ArgumentException">There is none, or their observations differ in size.</exception>
    public BackOffLevels(params IEnumerable<IStateDiscretizer> discretizers)
    {
        ArgumentNullException.ThrowIfNull(discretizers);
        Discretizers = [.. discretizers];
        if (Discretizers.IsEmpty || Discretizers.Contains(null!))
            throw new ArgumentException("Back-off needs at least one level, and a discretizer for each.", nameof(discretizers));
        for (int level = 1; level < Count; level++)
        {
            if (Discretizers[level].ObservationSize != Finest.ObservationSize)
            {
                throw new ArgumentException(
                    $"Level {level} takes observations of {Discretizers[level].ObservationSize} features, level 0 of {Finest.ObservationSize}.", nameof(discretizers));
            }
        }
    }

    /// <summary>The discretizers, the finest first.</summary>
    public ImmutableArray<IStateDiscretizer> Discretizers { get; }

    /// <summary>The discretizer of level 0.</summary>
    public IStateDiscretizer Finest => Discretizers[0];

    /// <summary>The number of levels; at least 1.</summary>
    public int Count => Discretizers.Length;

    /// <summary>These levels and a coarser one.</summary>
    /// <param name="discretizer">The discretizer of the coarser level.</param>
    /// <returns>The levels.</returns>
    /// <exception cref="ArgumentException">Its observations have another size.</exception>
    public BackOffLevels Then(IStateDiscretizer discretizer) => new(Discretizers.Add(discretizer));

    /// <summary>These levels and one of some features of the finest.</summary>
    /// <param name="featureNames">The names of the features that it sees.</param>
    /// <returns>The levels.</returns>
    /// <exception cref="ArgumentException">The finest level has no feature of a name, or makes not one cell a feature.</exception>
    public BackOffLevels ThenFeatures(params IEnumerable<string> featureNames) => Then(new FeatureSubsetDiscretizer(Finest, featureNames));

    /// <summary>These levels and one of some features of the finest.</summary>
    /// <param name="features">The positions of the features that it sees.</param>
    /// <returns>The levels.</returns>
    /// <exception cref="ArgumentException">The finest level has no feature at a position, or makes not one cell a feature.</exception>
    public BackOffLevels ThenFeatures(params IEnumerable<int> features) => Then(new FeatureSubsetDiscretizer(Finest, features));

    /// <summary>These levels and the marginal one, to which every observation is the same state.</summary>
    /// <returns>The levels.</returns>
    /// <exception cref="ArgumentException">The finest level makes not one cell a feature.</exception>
    public BackOffLevels ThenMarginal() => Then(new FeatureSubsetDiscretizer(Finest, Array.Empty<int>()));
}
