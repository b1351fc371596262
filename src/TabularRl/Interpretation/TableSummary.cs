using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>A table at a glance. What is a share is null where there is nothing to take a share of.</summary>
public sealed class TableSummary
{
    internal TableSummary()
    {
    }

    /// <summary>Reads a policy's table; one pass, and a sort of the states' visits.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The summary.</returns>
    public static TableSummary Of(FrozenPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new TableSummarizer(policy).Summarize();
    }

    /// <summary>The number of states.</summary>
    public required int StateCount { get; init; }

    /// <summary>The number of actions.</summary>
    public required int ActionCount { get; init; }

    /// <summary>The value of every action of a state that was never updated.</summary>
    public required double InitialActionValue { get; init; }

    /// <summary>The visits; null for a table without states.</summary>
    public required VisitDistribution? Visits { get; init; }

    /// <summary>The states of which no action was ever updated.</summary>
    public required int NeverUpdatedStates { get; init; }

    /// <summary>The states that were updated and in which several actions share the greatest value nevertheless: the policy sees no difference.</summary>
    public required int TiedStates { get; init; }

    /// <summary>The visits of the tied states.</summary>
    public required long TiedVisits { get; init; }

    /// <summary>Every action, in order. Tied states are no action's.</summary>
    public required ImmutableArray<ActionSummary> Actions { get; init; }

    /// <summary>The least value of a pair of state and action that was updated; null if none was.</summary>
    public required double? MinimumValue { get; init; }

    /// <summary>The greatest value of a pair of state and action that was updated; null if none was.</summary>
    public required double? MaximumValue { get; init; }

    /// <summary>The counters that stand at 2³² − 1, where counting stops.</summary>
    public required long SaturatedCounters { get; init; }

    /// <summary>Every position of the state, in order; empty for a table without states.</summary>
    public required ImmutableArray<CellSummary> Cells { get; init; }

    /// <summary>The share of states of which no action was ever updated, from 0 to 1.</summary>
    public double? NeverUpdatedShare => StateCount == 0 ? null : (double)NeverUpdatedStates / StateCount;

    /// <summary>The share of states that were updated and are tied, from 0 to 1.</summary>
    public double? TiedShare => StateCount == 0 ? null : (double)TiedStates / StateCount;

    /// <summary>
    /// How full the table is: its states by those that the cells of its positions could form, from 0 to 1. Near 0 most combinations were never
    /// met, and a new observation is likely to be unknown.
    /// </summary>
    public double? Saturation => StateCount == 0 ? null : StateCount / Cells.Aggregate(1.0, (product, cell) => product * cell.DistinctCount);

    /// <summary>The share of states in which an action alone is greatest.</summary>
    /// <param name="action">The action.</param>
    /// <returns>From 0 to 1; null for a table without states.</returns>
    public double? GreedyShare(int action) => StateCount == 0 ? null : (double)Actions[action].GreedyStates / StateCount;

    /// <summary>The summary in a few lines.</summary>
    /// <param name="labels">What features and actions are called.</param>
    /// <returns>Lines that end in a line feed, in the invariant culture.</returns>
    public string ToText(TableLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return TableSummaryText.Write(this, labels);
    }
}
