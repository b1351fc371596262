namespace TabularRl.Interpretation;

/// <summary>How large a <see cref="PolicyTree"/> may grow.</summary>
public sealed record PolicyTreeOptions
{
    /// <summary>The greatest depth that can be asked for.</summary>
    public const int MaxMaxDepth = 64;

    /// <summary>The most questions from the root to a leaf, 0 to <see cref="MaxMaxDepth"/>; default 4.</summary>
    public int MaxDepth { get; init; } = 4;

    /// <summary>The most leaves; at least 1, default 12. Leaves are split in the order of what they gain.</summary>
    public int MaxLeaves { get; init; } = 12;

    /// <summary>The fewest states of a leaf; at least 1, the default.</summary>
    public int MinStatesPerLeaf { get; init; } = 1;

    /// <summary>How much a state counts; default <see cref="TreeWeighting.Visits"/>.</summary>
    public TreeWeighting Weighting { get; init; } = TreeWeighting.Visits;
}
