using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>A small invented workbook with every oddity, whose test split has no subscriber.</summary>
[TestFixture]
public sealed class QuirksWorkbookTests
{
    [Test]
    public void Run_TestSplitWithoutSubscriber_SaysSoAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        string data = Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", "sales-crm-quirks.xlsx");
        AppRun run = AppRun.Of("--data", data, "--output", folder.Path, "--episodes", "500");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        ExperimentResults results = ResultsFile.Read(folder["results.json"]);
        string report = System.Net.WebUtility.HtmlDecode(File.ReadAllText(folder["report.html"]));
        Assert.Multiple(() =>
        {
            Assert.That(results.Data.Source, Is.EqualTo("sales-crm-quirks.xlsx"));
            Assert.That(results.Data.Customers, Is.EqualTo(240));
            Assert.That(results.Experiments[0].Test.Subscribers, Is.Zero);
            Assert.That(run.Output, Does.Contain("no subscriber").IgnoreCase);
            Assert.That(results.Sampling!.Select(sampling => sampling.Verdict), Is.All.Contain("no policy can win any of the test customers"));
            foreach (RepairResult repair in results.Data.Repairs.Concat(results.Data.ProspectiveRepairs))
                Assert.That(report, Does.Contain(repair.What));
        });
    }
}
