using System.Text;

namespace TabularRl.Reporting;

/// <summary>Tables and lists of a document in Markdown, their lines ended by a line feed.</summary>
internal static class MarkdownTable
{
    public static string Of(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder(Row(head));
        text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", head.Count))).Append('\n');
        foreach (IReadOnlyList<string> row in rows)
            text.Append(Row(row));
        return text.ToString();
    }

    /// <summary>Rows whose first is the head.</summary>
    public static string Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [.. rows];
        return Of(all[0], all.Skip(1));
    }

    public static string List(IEnumerable<string> items) => string.Concat(items.Select(item => $"- {Cell(item)}\n"));

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Cell))} |\n";

    private static string Cell(string text) => PlainLine.Of(text).Trim().Replace("|", "\\|", StringComparison.Ordinal);
}
