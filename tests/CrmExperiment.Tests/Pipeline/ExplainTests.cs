using CrmExperiment.Cli;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>Why a customer gets his action, from checkpoints of small trainings.</summary>
[TestFixture]
public sealed class ExplainTests
{
    private const string Prospective = "baseline-prospective-logged";
    private const string Published = "baseline-published-logged";

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

    [TestCase("known", "Training knows such customers")]
    [TestCase("backed-off", "did not decide")]
    public void Explain_ActionOfARecommendation_IsTheOneRecommended(string knowledge, string expected)
    {
        string[] row = Recommendations(Prospective).First(row => row[7] == knowledge && row[9] == "no" && row[10] == "no");
        AppRun run = Explain(row[0], Prospective);
        string action = TabularRl.Crm.CrmActions.DisplayNames[row[1][0] - '0'];
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.StartWith($"Customer {row[0]} (").And.Contain($"): {action}").And.Contain(expected));
            Assert.That(run.Output, Does.Contain("What the policy sees: country: ").And.Contain("contacts left").Or.Contain("1 contact left"));
            Assert.That(run.Output, Does.Not.Contain("_Encoded").And.Not.Contain("cell 0").And.Not.Contain("subscribed already"));
        });
    }

    [Test]
    public void Explain_CustomerWhomTrainingNeverMet_SaysThatNothingIsKnownAndGivesNoReason()
    {
        string unknown = Recommendations(Published).First(row => row[7] == "unknown")[0];
        AppRun run = Explain(unknown, Published);
        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Does.Contain("no advice, nothing is known").And.Contain("knows nothing of such customers").And.Contain("at random"));
            Assert.That(run.Output, Does.Contain("no advice for this customer"));
            Assert.That(run.Output, Does.Not.Contain("Shapley").And.Not.Contain("expected to bring"));
        });
    }

    [Test]
    public void Explain_Subscriber_SaysThatNothingIsLeftToWin()
    {
        string subscriber = Recommendations(Prospective).First(row => row[10] == "yes")[0];
        Assert.That(Explain(subscriber, Prospective).Output, Does.Contain("has subscribed already"));
    }

    [Test]
    public void Explain_JourneyThatTheSimulatedFunnelExcludes_SaysThatAnotherPlaceStandsForIt()
    {
        // Customer 1 of the generated workbook had a demo and no call.
        AppRun run = Explain("1", "baseline-prospective-simulated");
        Assert.That(run.Output, Does.Contain("excludes the steps as they are logged").And.Contain("had a first call"));
        Assert.That(Explain("1", Prospective).Output, Does.Contain("no first call yet").And.Not.Contain("excludes the steps"));
    }

    [Test]
    public void Explain_WithNeitherDataNorCheckpoint_AsksTheDefaultOnesOfTheOutputFolder()
    {
        AppRun run = AppRun.Of("explain", "--customer", "1", "--output", _folder["out"], "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Is.EqualTo(Explain("1", Prospective).Output));
    }

    [Test]
    public void Explain_WithoutDataByACheckpointOfAnotherFile_IsRefused()
    {
        string data = Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", "sales-crm-quirks.xlsx");
        AppRun.Of("train", "--data", data, "--episodes", "100", "--output", _folder["quirks"], "--quiet", "--protocol", "prospective", "--response", "logged");
        AppRun run = AppRun.Of("explain", "--customer", "1", "--output", _folder["quirks"], "--quiet");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.Failure, "")));
        Assert.That(run.Error, Does.Contain("sales-crm-quirks.xlsx").And.Contain("--data"));
    }

    [Test]
    public void Explain_WithoutAnyCheckpoint_SaysWhatToDoAndMakesNoFolder()
    {
        AppRun run = AppRun.Of("explain", "--customer", "1", "--output", _folder["nowhere"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Failure));
        Assert.That(run.Error, Does.Contain("run the experiment first").And.Contain("--checkpoint"));
        Assert.That(Directory.Exists(_folder["nowhere"]), Is.False);
    }

    [TestCase("2", "the nearest IDs are 1 and 4, of 11,032 from 1 to 22066.")]
    [TestCase("-3", "the nearest ID is 1,")]
    [TestCase("987654321", "the nearest ID is 22066,")]
    public void Explain_UnknownId_IsRefusedAndNamesTheNearest(string id, string nearest)
    {
        AppRun run = Explain(id, Prospective);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Failure));
        Assert.That(run.Error, Does.Contain($"no customer {id}; {nearest}"));
    }

    [TestCase("--customer", "Anna")]
    [TestCase("--customer", "")]
    [TestCase("--quiet", "")]
    public void Explain_WithoutAnIdThatIsANumber_IsRefused(string option, string value)
    {
        AppRun run = AppRun.Of([.. new[] { "explain", option, value }.Where(text => text.Length > 0)]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Usage), run.Error);
        Assert.That(run.Error, Does.Contain("--customer"));
    }

    private string Workbook => Path.Combine(_folder["out"], "generated-crm.xlsx");

    private string Checkpoint(string experiment) => Path.Combine(_folder["out"], "checkpoints", $"{experiment}.ckpt");

    private AppRun Explain(string customer, string experiment) =>
        AppRun.Of("explain", "--customer", customer, "--data", Workbook, "--checkpoint", Checkpoint(experiment));

    private string[][] Recommendations(string experiment)
    {
        string csv = _folder[$"{experiment}.csv"];
        AppRun.Of("recommend", "--data", Workbook, "--checkpoint", Checkpoint(experiment), "--output", csv);
        return [.. File.ReadAllLines(csv).Skip(1).Select(line => line.Split(','))];
    }
}
