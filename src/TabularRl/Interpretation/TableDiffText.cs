using System.Text;
using TabularRl.Policies;
using static TabularRl.Interpretation.ReadingFormat;

namespace TabularRl.Interpretation;

/// <summary>The words of a <see cref="TableDiff"/>.</summary>
internal static class TableDiffText
{
    public static string Write(TableDiff diff, TableLabels labels, int count)
    {
        var text = new StringBuilder();
        text.Append($"{States(diff.CommonStates)} in both, {Count(diff.AddedStates)} added, {Count(diff.RemovedStates)} removed\n");
        text.Append($"another action in {States(diff.FlippedStates)}, {Percent(diff.FlippedVisitShare)} of visits; ");
        text.Append($"ties arose or were broken in {Count(diff.TieChangedStates)}\n");
        foreach (PolicyFlip flip in diff.Flips.Take(count))
        {
            text.Append($"  {labels.TextOfState(flip.Cells.AsSpan())}: {Name(flip.Before, labels)} → {Name(flip.After, labels)}, ");
            text.Append($"{Visits(flip.Visits)}\n");
        }

        if (diff.MeanValueDifference is { } mean)
            text.Append($"other values in {States(diff.ValueChangedStates)}: {Number(mean)} on average, {Number(diff.MaxValueDifference)} at most\n");
        foreach (ValueChange change in diff.ValueChanges.Take(count))
        {
            text.Append($"  {labels.TextOfState(change.Cells.AsSpan())}: {labels.NameOfAction(change.Action)} ");
            text.Append($"{Number(change.Before)} → {Number(change.After)}\n");
        }

        WriteStates(text, "added", diff.Added, labels, count);
        WriteStates(text, "removed", diff.Removed, labels, count);
        return text.ToString();
    }

    private static void WriteStates(StringBuilder text, string verb, IEnumerable<TableState> states, TableLabels labels, int count)
    {
        foreach (TableState state in states.Take(count))
        {
            text.Append($"{verb}: {labels.TextOfState(state.Cells.AsSpan())}: {Name(state.Decision, labels)}, ");
            text.Append($"{Visits(state.Decision.StateVisits)}\n");
        }
    }

    private static string Name(Decision decision, TableLabels labels) =>
        decision.TieCount > 1 ? "undecided" : labels.NameOfAction(decision.Action);
}
