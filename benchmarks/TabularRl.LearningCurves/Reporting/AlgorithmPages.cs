using System.Text;
using TabularRl.Persistence;
using TabularRl.Reporting;

namespace TabularRl.LearningCurves.Reporting;

/// <summary>
/// The pages of docs/algorithms, each with the committed picture and table of its agent: a line <c>&lt;!-- learning-curve --&gt;</c>, and what stands
/// between it and <c>&lt;!-- /learning-curve --&gt;</c>, which is added where it is missing.
/// </summary>
internal static class AlgorithmPages
{
    public const string Begin = "<!-- learning-curve -->";
    public const string End = "<!-- /learning-curve -->";

    /// <summary>Where the results are committed, from the root of the repository.</summary>
    public static string CommittedFolder => Path.Combine("benchmarks", "results", "learning");

    /// <summary>The pages of the agents whose results are committed; an agent without a page is passed over.</summary>
    public static IReadOnlyList<string> PagesIn(string root)
    {
        string pages = Path.Combine(root, "docs", "algorithms");
        return Directory.Exists(pages)
            ? [.. Directory.EnumerateFiles(pages, "*.md").Where(page => File.Exists(TableOf(root, page))).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Writes the blocks of all pages.</summary>
    /// <exception cref="InvalidDataException">A page has no place for the block.</exception>
    public static void Update(string root)
    {
        foreach (string page in PagesIn(root))
        {
            string text = Render(root, page);
            AtomicFile.Write(page, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>A page's text with its block made from the committed results.</summary>
    /// <exception cref="InvalidDataException">The page has no place for the block.</exception>
    public static string Render(string root, string page) =>
        Render(File.ReadAllText(page).ReplaceLineEndings("\n"), Path.GetFileNameWithoutExtension(page), File.ReadAllText(TableOf(root, page)));

    /// <summary>The text of an agent's page with its block made from the agent's table.</summary>
    /// <exception cref="InvalidDataException">The text has no place for the block.</exception>
    public static string Render(string text, string agent, string table)
    {
        if (!text.Contains(End, StringComparison.Ordinal))
            text = text.Replace(Begin, $"{Begin}\n{End}", StringComparison.Ordinal);
        string picture = $"![Learning curve of {agent}](../../benchmarks/results/learning/{ResultsFolder.PictureName(agent)})";
        return MarkedBlock.Replace(text, Begin, End, $"{picture}\n\n{table}")
            ?? throw new InvalidDataException($"'{agent}.md' has no line '{Begin}' for the learning curve; add it at the end of the page.");
    }

    private static string TableOf(string root, string page) =>
        Path.Combine(root, CommittedFolder, ResultsFolder.TableName(Path.GetFileNameWithoutExtension(page)));
}
