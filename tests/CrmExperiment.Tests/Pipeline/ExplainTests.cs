using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>Why a customer gets his action, from checkpoints of small trainings.</summary>
[TestFixture]
public sealed class ExplainTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void TrainOnce()
    {
        _folder = new TemporaryFolder();
        AppRun run = AppRun.Of("train", "--episodes", "5000", "--output", _folder["out"], "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Explain_ActionOfARecommendation_IsTheOneRecommended()
    {
        string csv = _folder["actions.csv"];
        AppRun.Of("recommend", "--data", Workbook, "--checkpoint", Checkpoint("baseline-prospective-logged"), "--output", csv);
        string[][] rows = [.. File.ReadAllLines(csv).Select(line => line.Split(','))];
        int name = Array.IndexOf(rows[0], "Action_Name"), knowledge = Array.IndexOf(rows[0], "Knowledge");
        foreach (string kind in new[] { "known", "backed-off" })
        {
            string[] row = rows.First(row => row[knowledge] == kind);
            AppRun run = Explain(row[0], "baseline-prospective-logged");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.StartWith($"Customer {row[0]} (").And.Contain("): ").And.Contain("in training").Or.Contain("no better"));
            Assert.That(run.Output.Contains("did not decide", StringComparison.Ordinal), Is.EqualTo(kind == "backed-off"), row[name]);
        }
    }

    [Test]
    public void Explain_CustomerWhomTrainingNeverMet_SaysThatNothingIsKnown()
    {
        string csv = _folder["published.csv"];
        AppRun.Of("recommend", "--data", Workbook, "--checkpoint", Checkpoint("baseline-published-logged"), "--output", csv);
        string unknown = File.ReadAllLines(csv).First(line => line.Contains(",unknown,", StringComparison.Ordinal)).Split(',')[0];
        AppRun run = Explain(unknown, "baseline-published-logged");
        Assert.That(run.Output, Does.Contain("no advice").And.Contain("never met"));
    }

    [Test]
    public void Explain_UnknownId_IsRefusedByName()
    {
        AppRun run = Explain("987654321", "baseline-prospective-logged");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("no customer 987654321"));
    }

    private string Workbook => Path.Combine(_folder["out"], "generated-crm.xlsx");

    private string Checkpoint(string experiment) => Path.Combine(_folder["out"], "checkpoints", $"{experiment}.ckpt");

    private AppRun Explain(string customer, string experiment) =>
        AppRun.Of("explain", "--customer", customer, "--data", Workbook, "--checkpoint", Checkpoint(experiment));
}
