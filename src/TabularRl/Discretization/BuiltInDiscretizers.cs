namespace TabularRl.Discretization;

/// <summary>Rebuilds the discretizers of this library from their descriptions.</summary>
public static class BuiltInDiscretizers
{
    /// <summary>Rebuilds a discretizer.</summary>
    /// <param name="description">What its <see cref="IStateDiscretizer.Description"/> gave.</param>
    /// <returns>A discretizer with an equal description.</returns>
    /// <exception cref="ArgumentException">The kind is not built in, or its parameters do not fit.</exception>
    public static IStateDiscretizer Create(DiscretizerDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return description.Kind switch
        {
            RoundingDiscretizer.Kind => RoundingDiscretizer.FromDescription(description),
            PerFeatureDiscretizer.Kind => PerFeatureDiscretizer.FromDescription(description),
            TileCoder.Kind => TileCoder.FromDescription(description),
            string kind when kind.StartsWith(HashingDiscretizer.KindPrefix, StringComparison.Ordinal) => HashingDiscretizer.FromDescription(description),
            string kind when kind.StartsWith(HashedFeatureCoder.KindPrefix, StringComparison.Ordinal) => HashedFeatureCoder.FromDescription(description),
            string kind when kind.StartsWith(FeatureSubsetDiscretizer.KindPrefix, StringComparison.Ordinal) => FeatureSubsetDiscretizer.FromDescription(description),
            _ => throw new ArgumentException($"'{description.Kind}' is not a built-in discretizer; pass the discretizer itself.", nameof(description)),
        };
    }
}
