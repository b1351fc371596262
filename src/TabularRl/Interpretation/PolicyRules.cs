using System.Collections.Immutable;

namespace TabularRl.Interpretation;

/// <summary>The leaves of a tree as rules: the questions on the way to each, one interval a position.</summary>
internal static class PolicyRules
{
    public static ImmutableArray<PolicyRule> Of(PolicyTreeNode root)
    {
        var rules = new List<PolicyRule>();
        Collect(root, ImmutableSortedDictionary<int, CellCondition>.Empty, rules);
        return [.. rules.OrderByDescending(rule => rule.Visits).ThenByDescending(rule => rule.StateCount)];
    }

    private static void Collect(PolicyTreeNode node, ImmutableSortedDictionary<int, CellCondition> conditions, List<PolicyRule> rules)
    {
        if (node.AtMost is not { } atMost || node.Above is not { } above)
        {
            rules.Add(new PolicyRule([.. conditions.Values], node));
            return;
        }

        // A question below another one on the same position is always narrower, so it replaces the bound.
        CellCondition known = conditions.GetValueOrDefault(node.Position, new CellCondition(node.Position, null, null));
        Collect(atMost, conditions.SetItem(node.Position, known with { Maximum = node.Threshold }), rules);
        Collect(above, conditions.SetItem(node.Position, known with { Minimum = node.Threshold + 1 }), rules);
    }
}
