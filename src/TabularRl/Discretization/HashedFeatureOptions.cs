namespace TabularRl.Discretization;

/// <summary>The options of a <see cref="HashedFeatureCoder"/>.</summary>
public sealed record HashedFeatureOptions
{
    /// <summary>The number of features that there can be, which bounds the weights; at least 1, default 1,048,576.</summary>
    public int Budget { get; init; } = 1 << 20;

    /// <summary>Whether each pair of cells is a feature too; default false. n cells have n(n − 1)/2 pairs.</summary>
    public bool HasPairs { get; init; }

    /// <summary>Whether all cells together are a feature too, which tells every state from every other; default false.</summary>
    public bool HasJointState { get; init; }
}
