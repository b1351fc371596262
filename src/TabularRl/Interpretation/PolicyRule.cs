using System.Collections.Immutable;
using static TabularRl.Interpretation.ReadingFormat;

namespace TabularRl.Interpretation;

/// <summary>A rule of a policy: where all its conditions are met, an action.</summary>
public sealed class PolicyRule
{
    private readonly PolicyTreeNode _leaf;

    internal PolicyRule(ImmutableArray<CellCondition> conditions, PolicyTreeNode leaf)
    {
        Conditions = conditions;
        _leaf = leaf;
    }

    /// <summary>The conditions, at most one a position, by position; none for a rule that always holds.</summary>
    public ImmutableArray<CellCondition> Conditions { get; }

    /// <summary>The action; −1 if the table decides nothing.</summary>
    public int Action => _leaf.Action;

    /// <summary>The table's decided states that it holds for.</summary>
    public long StateCount => _leaf.StateCount;

    /// <summary>The visits of these states.</summary>
    public long Visits => _leaf.Visits;

    /// <summary>The share of these states in which the policy takes the action; null if there are none.</summary>
    public double? Agreement => StateCount == 0 ? null : (double)_leaf.AgreeingStates / StateCount;

    /// <summary>The share of these states' visits in which the policy takes the action; null if there are none.</summary>
    public double? VisitAgreement => Visits == 0 ? null : (double)_leaf.AgreeingVisits / Visits;

    /// <summary>Whether the rule holds for a state.</summary>
    /// <param name="cells">The state's cells.</param>
    /// <returns>True if every condition is met.</returns>
    public bool IsMetBy(ReadOnlySpan<int> cells)
    {
        foreach (CellCondition condition in Conditions)
        {
            if (!condition.IsMetBy(cells))
                return false;
        }

        return true;
    }

    /// <summary>The rule in a line.</summary>
    /// <param name="labels">What features and actions are called.</param>
    /// <returns>For example <c>Stage ≤ 2 and Rate ≥ 0.1 → call (12 states, 340 visits, agrees on 98.0 %)</c>, without a line end.</returns>
    public string ToText(TableLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string conditions = Conditions.IsEmpty ? "always" : string.Join(" and ", Conditions.Select(condition => condition.ToText(labels)));
        string action = Action < 0 ? "undecided" : labels.NameOfAction(Action);
        return $"{conditions} → {action} ({States(StateCount)}, {ReadingFormat.Visits(Visits)}, agrees on {Percent(VisitAgreement ?? Agreement)})";
    }
}
