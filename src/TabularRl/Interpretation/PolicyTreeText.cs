using System.Text;
using static TabularRl.Interpretation.ReadingFormat;

namespace TabularRl.Interpretation;

/// <summary>The words of a <see cref="PolicyTree"/>.</summary>
internal static class PolicyTreeText
{
    public static string Write(PolicyTree tree, TableLabels labels)
    {
        var text = new StringBuilder();
        if (tree.StateCount == 0)
            text.Append("no state has one best action\n");
        else
            WriteNode(text, tree.Root, "", "", labels);
        if (tree.StateCount > 0)
            text.Append($"agrees on {Percent(tree.VisitFidelity)} of visits and {Percent(tree.Fidelity)} of {States(tree.StateCount)}\n");
        if (tree.UndecidedStates > 0)
            text.Append($"{States(tree.UndecidedStates)} undecided, and left out\n");
        return text.ToString();
    }

    private static void WriteNode(StringBuilder text, PolicyTreeNode node, string indent, string lead, TableLabels labels)
    {
        if (node.AtMost is not { } atMost || node.Above is not { } above)
        {
            double? agreement = node.Visits > 0 ? (double)node.AgreeingVisits / node.Visits : (double)node.AgreeingStates / node.StateCount;
            text.Append($"{indent}{lead}{labels.NameOfAction(node.Action)} ");
            text.Append($"({States(node.StateCount)}, {Visits(node.Visits)}, agrees on {Percent(agreement)})\n");
            return;
        }

        if (lead.Length > 0)
        {
            text.Append($"{indent}{lead.TrimEnd()}\n");
            indent += "  ";
        }

        string condition = new CellCondition(node.Position, null, node.Threshold).ToText(labels);
        WriteNode(text, atMost, indent, $"if {condition}: ", labels);
        WriteNode(text, above, indent, "else: ", labels);
    }
}
