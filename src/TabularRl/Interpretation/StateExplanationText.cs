using System.Text;
using TabularRl.Policies;
using static TabularRl.Interpretation.ReadingFormat;

namespace TabularRl.Interpretation;

/// <summary>The words of a <see cref="StateExplanation"/>.</summary>
internal static class StateExplanationText
{
    public static string Write(StateExplanation explanation, TableLabels labels)
    {
        var text = new StringBuilder();
        text.Append("state: ").Append(labels.TextOfState(explanation.Cells.AsSpan())).Append('\n');
        if (explanation.Knowledge == StateKnowledge.Known)
            WriteKnown(text, explanation, labels);
        else
            WriteUnknown(text, explanation, labels);
        return text.ToString();
    }

    private static void WriteKnown(StringBuilder text, StateExplanation explanation, TableLabels labels)
    {
        Decision decision = explanation.Decision;
        text.Append("decision: ").Append(Decide(explanation, labels)).Append('\n');
        foreach (ActionReading action in explanation.Actions)
        {
            text.Append("  ").Append(labels.NameOfAction(action.Action)).Append(": ").Append(Number(action.Value)).Append(", ");
            text.Append(action.Visits == 0 ? "never tried" : Visits(action.Visits)).Append(action.IsLegal ? "\n" : ", not allowed here\n");
        }

        if (explanation.Counterfactual is { } counterfactual)
            text.Append("another action: ").Append(counterfactual.ToText(labels)).Append('\n');
        else if (decision.RunnerUp >= 0)
            text.Append("another action: the table has no state in which it would be taken\n");
    }

    private static string Decide(StateExplanation explanation, TableLabels labels)
    {
        Decision decision = explanation.Decision;
        string visits = $"{Visits(decision.StateVisits)} of the state";
        if (decision.RunnerUp < 0)
            return $"{labels.NameOfAction(decision.Action)}, the only action allowed; {visits}";
        if (decision.TieCount > 1)
        {
            var tied = explanation.Actions.Where(action => action.IsLegal && action.Value == decision.ActionValue).Select(action => labels.NameOfAction(action.Action));
            return $"undecided between {string.Join(", ", tied)}, all at {Number(decision.ActionValue)}; {visits}";
        }

        string untried = explanation.Actions[decision.RunnerUp].Visits == 0 ? ", which was never tried" : "";
        return $"{labels.NameOfAction(decision.Action)}, {Number(explanation.Advantage ?? 0)} above {labels.NameOfAction(decision.RunnerUp)}{untried}; {visits}";
    }

    private static void WriteUnknown(StringBuilder text, StateExplanation explanation, TableLabels labels)
    {
        text.Append(explanation.Knowledge == StateKnowledge.Unknown
            ? "decision: unknown; training never met this state\n"
            : "decision: unknown; training met this state but never learned from it\n");
        if (explanation.Nearest.IsEmpty)
            text.Append("nearest: the table has no state that was learned from\n");
        foreach (NearestState near in explanation.Nearest)
        {
            text.Append("nearest: ").Append(labels.TextOfState(near.Cells.AsSpan())).Append(": ");
            text.Append(near.Decision.TieCount > 1 ? "undecided" : labels.NameOfAction(near.Decision.Action)).Append("; ");
            text.Append(near.Distance.DifferingCells).Append(" of ").Append(near.Cells.Length).Append(" differ, ");
            text.Append(Visits(near.Decision.StateVisits)).Append('\n');
        }
    }
}
