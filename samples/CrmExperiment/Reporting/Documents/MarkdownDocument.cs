using System.Text;
using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Persistence;

namespace CrmExperiment.Reporting.Documents;

/// <summary>
/// A document whose figures come from a run: what stands between a line <c>&lt;!-- results:NAME --&gt;</c> and the next line
/// <c>&lt;!-- /results --&gt;</c> is written from results.json, and nothing else is touched.
/// </summary>
internal static class MarkdownDocument
{
    private const string Begin = "<!-- results:";
    private const string BeginEnd = " -->";
    private const string End = "<!-- /results -->";

    /// <summary>Rewrites the tables of a file.</summary>
    /// <exception cref="UserErrorException">The file is missing or has no marker, or one that cannot be followed; the message names file and line.</exception>
    public static void Update(string path, ExperimentResults results)
    {
        if (!File.Exists(path))
            throw new UserErrorException($"There is no document '{path}' to write tables into.");
        string text = File.ReadAllText(path);
        string updated = Update(text, results, Path.GetFileName(path));
        if (updated != text)
            AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(updated)));
    }

    /// <summary>The text with its tables rewritten; the line ends that it has are kept.</summary>
    /// <exception cref="UserErrorException">A marker cannot be followed, or there is none; the message names the document and the line.</exception>
    public static string Update(string text, ExperimentResults results, string name)
    {
        string lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var updated = new List<string>();
        int tableCount = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            updated.Add(lines[i]);
            if (NameOf(lines[i]) is not { } table)
                continue;
            int end = Array.FindIndex(lines, i + 1, line => line.Trim() == End || NameOf(line) is not null);
            if (end < 0 || lines[end].Trim() != End)
                throw new UserErrorException($"'{name}', line {i + 1}: the table '{table}' has no end; add a line '{End}' after it.");
            updated.AddRange(Render(table, results, $"'{name}', line {i + 1}").TrimEnd('\n').Split('\n'));
            updated.Add(lines[end]);
            tableCount++;
            i = end;
        }

        return tableCount == 0
            ? throw new UserErrorException($"'{name}' has no line '{Begin}NAME{BeginEnd}', so that there is no table to write; NAME is {Known}.")
            : string.Join(lineEnd, updated);
    }

    private static string Known => string.Join(", ", DocumentTables.Names);

    private static string? NameOf(string line)
    {
        string trimmed = line.Trim();
        return trimmed.StartsWith(Begin, StringComparison.Ordinal) && trimmed.EndsWith(BeginEnd, StringComparison.Ordinal)
            ? trimmed[Begin.Length..^BeginEnd.Length].Trim()
            : null;
    }

    private static string Render(string table, ExperimentResults results, string place)
    {
        if (!DocumentTables.Names.Contains(table))
            throw new UserErrorException($"{place}: there is no table '{table}'; there are {Known}.");
        return DocumentTables.Render(table, results)
            ?? throw new UserErrorException($"{place}: the results have nothing for the table '{table}'; run the whole experiment, without --quick and with both protocols and responses.");
    }
}
