using System.Collections.Frozen;
using System.Text;
using TabularRl.Persistence;
using TabularRl.Reporting;

namespace TabularRl.LearningCurves.Reporting;

/// <summary>
/// The pages of docs/algorithms, each with the committed picture and table of its agent, or of its agents: a line <c>&lt;!-- learning-curve --&gt;</c>, and what stands
/// between it and <c>&lt;!-- /learning-curve --&gt;</c>, which is added where it is missing.
/// </summary>
internal static class AlgorithmPages
{
    public const string Begin = "<!-- learning-curve -->";
    public const string End = "<!-- /learning-curve -->";

    // The pages that show other agents than the one of their own name.
    private static readonly FrozenDictionary<string, string[]> AgentsByPage = new Dictionary<string, string[]>
    {
        ["dyna-q"] = ["dyna-q", "dyna-q-plus"],
        ["fitted-q"] = ["fitted-q", "conservative-q"],
        ["linear"] = ["linear-q-learning", "linear-sarsa"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Where the results are committed, from the root of the repository.</summary>
    public static string CommittedFolder => Path.Combine("benchmarks", "results", "learning");

    /// <summary>The pages of the agents whose results are committed; an agent without a page is passed over.</summary>
    public static IReadOnlyList<string> PagesIn(string root)
    {
        string pages = Path.Combine(root, "docs", "algorithms");
        return Directory.Exists(pages)
            ? [.. Directory.EnumerateFiles(pages, "*.md").Where(page => AgentsOf(root, page).Length > 0).Order(StringComparer.Ordinal)]
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
    public static string Render(string root, string page) => Render(
        File.ReadAllText(page).ReplaceLineEndings("\n"),
        Path.GetFileNameWithoutExtension(page),
        [.. AgentsOf(root, page).Select(agent => (agent, File.Exists(PictureOf(root, agent)), File.ReadAllText(TableOf(root, agent))))]);

    /// <summary>The text of a page with its block made from the tables of its agents.</summary>
    /// <param name="text">The text as it is.</param>
    /// <param name="page">The page's name without extension.</param>
    /// <param name="agents">The agents that the page shows, each with whether it has a picture, and its table.</param>
    /// <exception cref="InvalidDataException">The text has no place for the block.</exception>
    public static string Render(string text, string page, IReadOnlyList<(string Agent, bool HasPicture, string Table)> agents)
    {
        if (!text.Contains(End, StringComparison.Ordinal))
            text = text.Replace(Begin, $"{Begin}\n{End}", StringComparison.Ordinal);
        string content = string.Join('\n', agents.Select(agent => agent.HasPicture
            ? $"![Learning curve of {agent.Agent}](../../benchmarks/results/learning/{ResultsFolder.PictureName(agent.Agent)})\n\n{agent.Table}"
            : agent.Table));
        return MarkedBlock.Replace(text, Begin, End, content)
            ?? throw new InvalidDataException($"'{page}.md' has no line '{Begin}' for the learning curve; add it at the end of the page.");
    }

    private static string[] AgentsOf(string root, string page)
    {
        string name = Path.GetFileNameWithoutExtension(page);
        return [.. (AgentsByPage.TryGetValue(name, out string[]? agents) ? agents : [name]).Where(agent => File.Exists(TableOf(root, agent)))];
    }

    private static string TableOf(string root, string agent) => Path.Combine(root, CommittedFolder, ResultsFolder.TableName(agent));

    private static string PictureOf(string root, string agent) => Path.Combine(root, CommittedFolder, ResultsFolder.PictureName(agent));
}
