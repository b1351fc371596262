using TabularRl.Benchmarks.Reporting;
using TabularRl.Reporting;

namespace TabularRl.Benchmarks.Tests.Reporting;

/// <summary>Documents show what is committed under benchmarks/results, and nothing that somebody typed.</summary>
[TestFixture]
internal sealed class DocumentsTests
{
    private const string Text = "before\n<!-- benchmarks: b; a note -->\nold\n<!-- /benchmarks: b -->\nafter\n";

    private static IEnumerable<string> Shown => Documents.Blocks.Select(block => block.Document).Distinct();

    [TestCaseSource(nameof(Shown))]
    public void Document_InTheRepository_ShowsTheCommittedResults(string document)
    {
        string root = RepositoryRoot.Find()!;
        string text = File.ReadAllText(Path.Combine(root, document)).ReplaceLineEndings("\n");
        Assert.That(text, Is.EqualTo(Documents.Render(root, document)), "Run the benchmarks' --update-documents; see CONTRIBUTING.md.");
    }

    [Test]
    public void ReplaceIn_ADocument_ReplacesWhatStandsBetweenTheMarkers()
    {
        string replaced = Block("b").ReplaceIn(Text, Make.Report());
        Assert.That(replaced, Is.EqualTo("before\n<!-- benchmarks: b; a note -->\n9 rows\n<!-- /benchmarks: b -->\nafter\n"));
        Assert.That(Block("b").ReplaceIn(replaced, Make.Report()), Is.EqualTo(replaced), "Once more changes nothing.");
    }

    [Test]
    public void ReplaceIn_WithoutResults_SaysThatThereAreNone() =>
        Assert.That(Block("b").ReplaceIn(Text, null), Is.EqualTo("before\n<!-- benchmarks: b; a note -->\nNo results are committed yet.\n<!-- /benchmarks: b -->\nafter\n"));

    [TestCase("no marker")]
    [TestCase("<!-- benchmarks: b; a note -->")]
    [TestCase("<!-- /benchmarks: b -->\n<!-- benchmarks: b; a note -->\n")]
    [TestCase("<!-- benchmarks: bb; a note -->\n<!-- /benchmarks: bb -->")]
    public void ReplaceIn_ADocumentWithoutBothMarkers_SaysWhichIsMissing(string text) => Assert.That(
        () => Block("b").ReplaceIn(text, null), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("'b'").And.Message.Contains("README.md"));

    [Test]
    public void Blocks_OfAllDocuments_RenderWhateverWasMeasured()
    {
        Report report = Make.Report();
        Assert.That(Documents.Blocks.Select(block => block.Render(report)), Is.All.EndWith("\n"));
    }

    private static DocumentBlock Block(string name) => new("README.md", name, report => $"{report.Summary.Rows.Count} rows\n");
}
