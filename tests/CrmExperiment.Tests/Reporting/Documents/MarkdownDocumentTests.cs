using CrmExperiment.Cli;
using CrmExperiment.Reporting.Documents;
using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Reporting.Documents;

[TestFixture]
internal sealed class MarkdownDocumentTests
{
    private const string Document = "# Title\n\n<!-- results:summary -->\nold\n<!-- /results -->\n\nText with `<!-- results:x -->` in it.\n\n  <!-- results:greedy -->\n  <!-- /results -->\n";

    private static readonly ExperimentResults Results = PlausibleResults.Full();

    [Test]
    public void Update_BetweenMarkers_WritesTheTablesAndNothingElse()
    {
        string updated = MarkdownDocument.Update(Document, Results, "x.md");
        Assert.Multiple(() =>
        {
            Assert.That(updated, Does.StartWith($"# Title\n\n<!-- results:summary -->\n{MarkdownSummary.Of(Results)}<!-- /results -->\n\nText with `<!-- results:x -->` in it.\n"));
            Assert.That(updated, Does.EndWith("<!-- /results -->\n").And.Contain("| 100,000 | 1.51\u00A0% | 0.11 | 0.072 |").And.Not.Contain("old"));
            Assert.That(MarkdownDocument.Update(updated, Results, "x.md"), Is.EqualTo(updated));
        });
    }

    [Test]
    public void Update_WindowsLineEnds_AreKept()
    {
        string updated = MarkdownDocument.Update(Document.ReplaceLineEndings("\r\n"), Results, "x.md");
        Assert.That(updated, Is.EqualTo(MarkdownDocument.Update(Document, Results, "x.md").ReplaceLineEndings("\r\n")));
    }

    [TestCase("a\n<!-- results:nonsense -->\n<!-- /results -->\n", "'x.md', line 2: there is no table 'nonsense'; there are summary, published")]
    [TestCase("<!-- results:summary -->\n", "'x.md', line 1: the table 'summary' has no end; add a line '<!-- /results -->'")]
    [TestCase("<!-- results:summary -->\n<!-- results:greedy -->\n<!-- /results -->\n", "'x.md', line 1: the table 'summary' has no end")]
    [TestCase("no marker", "'x.md' has no line '<!-- results:NAME -->'")]
    [TestCase("<!-- results:sampling -->\n<!-- /results -->\n", "'x.md', line 1: the results have nothing for the table 'sampling'; run the whole experiment, without --quick")]
    public void Update_MarkerThatCannotBeFollowed_NamesThePlace(string text, string expected) => Assert.That(
        () => MarkdownDocument.Update(text, Results, "x.md"), Throws.InstanceOf<UserErrorException>().With.Message.Contains(expected));

    [Test]
    public void Report_Update_WritesTheDocument()
    {
        using var folder = new TemporaryFolder();
        ResultsFile.Write(folder["results.json"], Results);
        File.WriteAllText(folder["page.md"], Document);
        AppRun run = AppRun.Of("report", "--output", folder.Path, "--update", folder["page.md"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("page.md"));
        Assert.That(File.ReadAllText(folder["page.md"]), Is.EqualTo(MarkdownDocument.Update(Document, Results, "page.md")));
    }

    [Test]
    public void Report_UpdateOfAMissingDocument_IsRefused()
    {
        using var folder = new TemporaryFolder();
        ResultsFile.Write(folder["results.json"], Results);
        AppRun run = AppRun.Of("report", "--output", folder.Path, "--update", folder["none.md"], "--quiet");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Failure));
        Assert.That(run.Error, Does.Contain("none.md"));
    }
}
