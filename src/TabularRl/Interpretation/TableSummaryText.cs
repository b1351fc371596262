using System.Text;
using static TabularRl.Interpretation.ReadingFormat;

namespace TabularRl.Interpretation;

/// <summary>The words of a <see cref="TableSummary"/>.</summary>
internal static class TableSummaryText
{
    public static string Write(TableSummary summary, TableLabels labels)
    {
        if (summary.Visits is not { } visits)
            return "the table has no states\n";

        var text = new StringBuilder();
        text.Append($"{States(summary.StateCount)}, {Percent(summary.Saturation)} of those that their cells could form; {summary.ActionCount} actions\n");
        text.Append($"visits: {Count(visits.Total)}; a state {Count(visits.Minimum)} to {Count(visits.Maximum)}, ");
        text.Append($"half of them at most {Count(visits.Median)}, mean {Number(visits.Mean)}\n");
        text.Append($"never updated: {States(summary.NeverUpdatedStates)}, {Percent(summary.NeverUpdatedShare)}\n");
        text.Append($"undecided: {States(summary.TiedStates)}, {Percent(summary.TiedShare)}, {Percent(Share(summary.TiedVisits, visits.Total))} of visits\n");
        foreach (ActionSummary action in summary.Actions)
        {
            text.Append($"{labels.NameOfAction(action.Action)}: best in {Percent(summary.GreedyShare(action.Action))} of states, ");
            text.Append($"{Percent(Share(action.GreedyVisits, visits.Total))} of visits; tried {Count(action.Visits)} times");
            text.Append(action.Visits == 0 ? "\n" : $", not in {Percent(Share(action.UntriedStates, summary.StateCount))} of states\n");
        }

        text.Append(summary.MinimumValue is { } least && summary.MaximumValue is { } greatest
            ? $"values: {Number(least)} to {Number(greatest)}\n"
            : "values: none was learned\n");
        foreach (CellSummary cell in summary.Cells)
        {
            text.Append($"{labels.NameOfCell(cell.Position)}: {labels.TextOfCell(cell.Position, cell.Minimum)}");
            text.Append(cell.DistinctCount == 1
                ? ", constant\n"
                : $" to {labels.TextOfCell(cell.Position, cell.Maximum)}, {Count(cell.DistinctCount)} different\n");
        }

        if (summary.SaturatedCounters > 0)
            text.Append($"{Count(summary.SaturatedCounters)} counters are full, and count no further\n");
        return text.ToString();
    }

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
