using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents;

/// <summary>docs/algorithms: every page has the same outline and stands in the index.</summary>
[TestFixture]
internal sealed class AlgorithmPagesTests
{
    private static readonly string[] Outline =
        ["Idea", "Update", "Source", "Worked numbers", "Options", "When to use it", "Pitfalls", "Learning curve"];

    private static string Folder => Path.Combine(DocExample.Root(), "docs", "algorithms");

    private static IEnumerable<string> Pages => Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Where(name => name != "README.md");

    [Test]
    public void Pages_OfTheAlgorithms_HaveOneOutline()
    {
        foreach (string page in Pages)
        {
            string[] headings = [.. File.ReadLines(Path.Combine(Folder, page)).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])];
            Assert.That(headings, Is.EqualTo(Outline), page);
        }
    }

    [Test]
    public void Index_OfTheAlgorithms_LinksEveryPage()
    {
        string index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        foreach (string page in Pages)
            Assert.That(index, Does.Contain($"({page})"));
    }
}
