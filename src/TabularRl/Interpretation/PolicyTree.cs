using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>
/// A small decision tree that does nearly what a policy does, to be read by a person, and how nearly: a classification tree over the cells
/// of the table's states, by Gini impurity, split best first. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Source: L. Breiman, J. Friedman, R. Olshen and C. Stone, "Classification and Regression Trees", 1984. Questions are of the form
/// <c>cell ≤ threshold</c>, the threshold halfway between two cells that occur; among equally good ones the lowest position and threshold,
/// so that the tree does not depend on the order of the rows. Sibling leaves of one action are joined, and count as one.
/// </para>
/// <para>
/// States in which several actions are greatest decide nothing: they take no part, and <see cref="UndecidedStates"/> counts them. With
/// enough depth and leaves the tree agrees with every other state. Cost: a sort of each cell's column, then a pass over it for each level.
/// </para>
/// </remarks>
public sealed class PolicyTree
{
    internal PolicyTree(FrozenPolicy policy, PolicyTreeNode root, long undecidedStates, ImmutableArray<PolicyRule> rules)
    {
        Policy = policy;
        Root = root;
        UndecidedStates = undecidedStates;
        Rules = rules;
        foreach (PolicyRule rule in rules)
            StateCount += rule.StateCount;
    }

    /// <summary>Grows the tree of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="options">How large it may grow, or null for the defaults.</param>
    /// <returns>The tree; of a table that decides nothing one leaf without an action.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static PolicyTree Fit(FrozenPolicy policy, PolicyTreeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        options ??= new PolicyTreeOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxDepth, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxDepth, PolicyTreeOptions.MaxMaxDepth, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxLeaves, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinStatesPerLeaf, 1, nameof(options));
        if (options.Weighting is not (TreeWeighting.Visits or TreeWeighting.States))
            throw new ArgumentOutOfRangeException(nameof(options), options.Weighting, "The weighting is not one of its values.");

        DecidedStates states = DecidedStates.Of(policy);
        PolicyTreeNode root = new TreeGrower(states, options).Grow();
        return new PolicyTree(policy, root, policy.StateCount - states.Count, PolicyRules.Of(root));
    }

    /// <summary>The policy that the tree was grown from.</summary>
    public FrozenPolicy Policy { get; }

    /// <summary>The first question.</summary>
    public PolicyTreeNode Root { get; }

    /// <summary>
    /// The tree's leaves as rules, the most visited first, then the one of most states. Exactly one holds for every state, so that they can be read
    /// in any order.
    /// </summary>
    public ImmutableArray<PolicyRule> Rules { get; }

    /// <summary>The table's states in which one action alone is greatest.</summary>
    public long StateCount { get; }

    /// <summary>The table's states in which several actions are greatest, which the tree does not speak of.</summary>
    public long UndecidedStates { get; }

    /// <summary>The share of decided states on which the tree agrees with the policy; null if there are none.</summary>
    public double? Fidelity => StateCount == 0 ? null : (double)SumOf(leaf => leaf.AgreeingStates) / StateCount;

    /// <summary>The share of their visits; null if there are none.</summary>
    public double? VisitFidelity => SumOf(leaf => leaf.Visits) is var visits and > 0 ? (double)SumOf(leaf => leaf.AgreeingVisits) / visits : null;

    /// <summary>The tree's action in a state, whether the table knows it or not.</summary>
    /// <param name="cells">The state's cells.</param>
    /// <returns>The action, or −1 if the table decides nothing.</returns>
    /// <exception cref="ArgumentException">The number of cells is another.</exception>
    public int Predict(ReadOnlySpan<int> cells)
    {
        if (cells.Length != Policy.Table.CellCount)
            throw new ArgumentException($"A state has {Policy.Table.CellCount} cells, not {cells.Length}.", nameof(cells));
        PolicyTreeNode node = Root;
        while (node.AtMost is { } atMost && node.Above is { } above)
            node = cells[node.Position] <= node.Threshold ? atMost : above;
        return node.Action;
    }

    /// <summary>The tree as a policy, so that an evaluation can tell what its brevity costs.</summary>
    /// <param name="name">The policy's name; default <c>tree</c>.</param>
    /// <returns>A deterministic policy; where the tree's action is illegal it takes the lowest legal one.</returns>
    /// <exception cref="InvalidOperationException">The table decides nothing.</exception>
    public IPolicy ToPolicy(string name = "tree")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Root.Action >= 0
            ? new TreePolicy(this, name)
            : throw new InvalidOperationException("The table has no state in which one action alone is greatest, so its tree is no policy; train it first.");
    }

    /// <summary>The tree in lines, a question or an answer each, and its fidelity.</summary>
    /// <param name="labels">What features and actions are called.</param>
    /// <returns>Lines that end in a line feed, in the invariant culture.</returns>
    public string ToText(TableLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return PolicyTreeText.Write(this, labels);
    }

    private long SumOf(Func<PolicyTreeNode, long> figure)
    {
        long Sum(PolicyTreeNode node) => node.AtMost is { } atMost && node.Above is { } above ? Sum(atMost) + Sum(above) : figure(node);
        return Sum(Root);
    }
}
