using System.Text.RegularExpressions;
using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>The whole job on small trainings.</summary>
[TestFixture]
public sealed class RunTests
{
    private TemporaryFolder _folder = null!;
    private string _output = "";
    private AppRun _run = null!;
    private ExperimentResults _results = null!;

    [OneTimeSetUp]
    public void RunOnce()
    {
        _folder = new TemporaryFolder();
        _output = _folder["first"];
        _run = AppRun.Of("--episodes", "1000", "--output", _output, "--quick");
        Assert.That(_run.ExitCode, Is.Zero, _run.Error);
        _results = ResultsFile.Read(Path.Combine(_output, "results.json"));
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("crm_train.csv")]
    [TestCase("crm_val.csv")]
    [TestCase("crm_test.csv")]
    [TestCase("historical_stats.json")]
    [TestCase("report.html")]
    [TestCase("results.json")]
    [TestCase("checkpoints/baseline-published-logged.ckpt")]
    [TestCase("checkpoints/baseline-prospective-logged.ckpt")]
    [TestCase("checkpoints/baseline-prospective-simulated.ckpt")]
    public void Run_Default_Writes(string file) => Assert.That(new FileInfo(Path.Combine(_output, file)).Length, Is.Positive);

    [Test]
    public void Run_Default_HasTheThreeBaselines() => Assert.That(
        _results.Experiments.Select(experiment => experiment.Name),
        Is.EqualTo(new[] { "baseline-published-logged", "baseline-prospective-logged", "baseline-prospective-simulated" }));

    [Test]
    public void Run_Default_PlaysEveryPolicy()
    {
        foreach (ExperimentResult experiment in _results.Experiments)
        {
            Assert.That(experiment.Test.Policies.Select(policy => policy.Name), Is.EqualTo(new[]
            {
                "trained", "random", "always-email", "always-call", "always-demo", "always-survey", "always-wait", "always-manager",
            }));
            foreach (PolicyResult policy in experiment.Test.Policies)
                Assert.That(policy.Rate, Is.InRange(policy.Low, policy.High), policy.Name);
            Assert.That(experiment.Test.Policies.Max(policy => policy.Rate), Is.LessThanOrEqualTo(experiment.Test.Ceiling + 1e-12));
        }
    }

    [Test]
    public void Run_EveryRate_IsComputedAndHasNoMonteCarloError() => Assert.That(
        _results.Experiments.SelectMany(experiment => experiment.Test.Policies).Select(policy => (policy.Repetitions, policy.MonteCarloHalfWidth)), Is.All.EqualTo((0, 0.0)));

    [Test]
    public void Run_GeneratedWorkbook_HasTheSpecifiedSplits() => Assert.That(_results.Data.Splits, Is.EqualTo(new[]
    {
        new SplitResult("train", 7_722, 19, 299), new SplitResult("val", 1_655, 3, 23), new SplitResult("test", 1_655, 25, 119),
    }));

    [Test]
    public void Run_Published_NeverMeetsAKnownFirstState()
    {
        TestResult test = _results.Experiments[0].Test;
        Assert.Multiple(() =>
        {
            Assert.That(test.FirstStateCoverage, Is.Zero);
            Assert.That(test.Ceiling, Is.EqualTo(24.0 / 1_655));
            Assert.That(test.Random.Rate, Is.EqualTo(0.0142).Within(0.0003));
        });
    }

    [Test]
    public void Run_Prospective_HasTheExpectedRandomRateAndCeiling()
    {
        TestResult test = _results.Experiments[1].Test;
        Assert.Multiple(() =>
        {
            // 23 of 1,655 test customers can be converted, by a manager only: at budget 2 random assigns one with probability 11/36.
            Assert.That(test.Ceiling, Is.EqualTo(23.0 / 1_655));
            Assert.That(test.Random.Rate, Is.EqualTo(23.0 / 1_655 * 11 / 36).Within(1e-12));
            Assert.That(test.BestConstant.Name, Is.EqualTo("always-manager"));
        });
    }

    [Test]
    public void Run_Quick_LeavesOutAuditExplanationsAndFurtherSeeds() => Assert.Multiple(() =>
    {
        Assert.That(_results.Audit, Is.Null);
        Assert.That(_results.Explanations, Is.Null);
        Assert.That(_results.Experiments.Select(experiment => experiment.Seeds), Is.All.Null);
    });

    [Test]
    public void Audit_OnAnyNumberOfEpisodes_WritesItsFindings()
    {
        string output = _folder["audit"];
        AppRun run = AppRun.Of("audit", "--episodes", "1000", "--output", output, "--quiet", "--protocol", "published");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("refitted-encoder"));
        Assert.That(ResultsFile.Read(Path.Combine(output, "audit.json")).Audit!.Select(finding => finding.Experiment).Distinct(),
            Is.EqualTo(new[] { "baseline-published-logged", "published-claim" }));
    }

    [Test]
    public void Run_SameSeed_GivesTheSameResultsButForTimes()
    {
        string second = _folder["second"];
        AppRun.Of("--episodes", "1000", "--output", second, "--quiet", "--quick");
        Assert.That(WithoutTimes(second), Is.EqualTo(WithoutTimes(_output)));
    }

    [Test]
    public void Run_OtherSeed_GivesOtherResults()
    {
        string other = _folder["other"];
        AppRun.Of("--episodes", "1000", "--output", other, "--quiet", "--seed", "7", "--protocol", "published", "--quick");
        Assert.That(ResultsFile.Read(Path.Combine(other, "results.json")).Data.Sha256, Is.Not.EqualTo(_results.Data.Sha256));
    }

    [Test]
    public void Train_Resumed_EqualsUnbroken()
    {
        string whole = _folder["whole"];
        string parts = _folder["parts"];
        string[] common = ["train", "--protocol", "prospective", "--response", "logged", "--quiet"];
        AppRun.Of([.. common, "--episodes", "700", "--output", whole]);
        AppRun.Of([.. common, "--episodes", "300", "--output", parts]);
        string checkpoint = Path.Combine(parts, "checkpoints", "baseline-prospective-logged.ckpt");
        AppRun resumed = AppRun.Of("train", "--resume", checkpoint, "--episodes", "700", "--output", parts, "--quiet");

        Assert.That(resumed.ExitCode, Is.Zero, resumed.Error);
        var expected = TabularRl.Persistence.CheckpointFile.Read(Path.Combine(whole, "checkpoints", "baseline-prospective-logged.ckpt"));
        var actual = TabularRl.Persistence.CheckpointFile.Read(checkpoint);
        Assert.Multiple(() =>
        {
            Assert.That(actual.Agent.RandomState, Is.EqualTo(expected.Agent.RandomState));
            Assert.That(actual.Training.EnvironmentRandomState, Is.EqualTo(expected.Training.EnvironmentRandomState));
            Assert.That(actual.Agent.Tables[0].StateCount, Is.EqualTo(expected.Agent.Tables[0].StateCount));
            for (int row = 0; row < expected.Agent.Tables[0].StateCount; row++)
                Assert.That(actual.Agent.Tables[0].GetActionValues(row).ToArray(), Is.EqualTo(expected.Agent.Tables[0].GetActionValues(row).ToArray()));
        });
    }

    [Test]
    public void Evaluate_CheckpointOfTheRun_GivesItsRates()
    {
        string checkpoint = Path.Combine(_output, "checkpoints", "baseline-prospective-logged.ckpt");
        string output = _folder["evaluated"];
        AppRun run = AppRun.Of("evaluate", "--checkpoint", checkpoint, "--data", Path.Combine(_output, "generated-crm.xlsx"), "--output", output, "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        ExperimentResults evaluated = ResultsFile.Read(Path.Combine(output, "evaluation-baseline-prospective-logged.json"));
        Assert.That(evaluated.Experiments[0].Test.Policies, Is.EqualTo(_results.Experiments[1].Test.Policies));
    }

    [Test]
    public void Evaluate_OnOtherData_IsRefused()
    {
        string checkpoint = Path.Combine(_output, "checkpoints", "baseline-prospective-logged.ckpt");
        AppRun run = AppRun.Of("evaluate", "--checkpoint", checkpoint, "--data", Path.Combine(_output, "crm_train.csv"), "--output", _folder["x"], "--quiet");
        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Error, Does.Contain("crm_train.csv"));
    }

    [Test]
    public void Report_FromResults_WritesTheSameReport()
    {
        string report = Path.Combine(_output, "report.html");
        string before = File.ReadAllText(report);
        File.Delete(report);
        Assert.That(AppRun.Of("report", "--output", _output, "--quiet").ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(report), Is.EqualTo(before));
    }

    [TestCase("run")]
    [TestCase("generate")]
    [TestCase("process")]
    [TestCase("train")]
    [TestCase("evaluate")]
    [TestCase("audit")]
    [TestCase("explain")]
    [TestCase("report")]
    public void Help_OfAVerb_ListsItsOptions(string verb)
    {
        AppRun run = AppRun.Of(verb, "--help");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain("--output"));
    }

    private static string WithoutTimes(string output) =>
        Regex.Replace(File.ReadAllText(Path.Combine(output, "results.json")), "\"trainingSeconds\": [^,]*", "");
}
