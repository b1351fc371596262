using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>
/// The smallest change of a state under which the policy takes another action: a state that the table knows, and in which one action alone
/// is greatest.
/// </summary>
public sealed class Counterfactual
{
    internal Counterfactual(ImmutableArray<int> cells, ImmutableArray<CellChange> changes, StateDistance distance, Decision decision)
    {
        Cells = cells;
        Changes = changes;
        Distance = distance;
        Decision = decision;
    }

    /// <summary>The other state's cells.</summary>
    public ImmutableArray<int> Cells { get; }

    /// <summary>What differs from the state that was asked about, by position; empty only if the wanted action is taken already.</summary>
    public ImmutableArray<CellChange> Changes { get; }

    /// <summary>How far the other state lies from it.</summary>
    public StateDistance Distance { get; }

    /// <summary>What the policy does there.</summary>
    public Decision Decision { get; }

    /// <summary>The action that is taken there.</summary>
    public int Action => Decision.Action;

    /// <summary>What would have to change, in a sentence.</summary>
    /// <param name="labels">What features and actions are called.</param>
    /// <returns>For example <c>call, if Stage were 2 instead of 1 (12 visits)</c>.</returns>
    public string ToText(TableLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string visits = ReadingFormat.Visits(Decision.StateVisits);
        if (Changes.IsEmpty)
            return $"{labels.NameOfAction(Action)}, as it is ({visits})";
        var parts = Changes.Select(change =>
            $"{labels.NameOfCell(change.Position)} were {labels.TextOfCell(change.Position, change.To)} instead of {labels.TextOfCell(change.Position, change.From)}");
        return $"{labels.NameOfAction(Action)}, if {string.Join(" and ", parts)} ({visits})";
    }
}
