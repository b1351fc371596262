using CrmExperiment.Cli;
using CrmExperiment.Pipeline;
using CrmExperiment.Reporting;
using CrmExperiment.Tests.Cli;
using TabularRl.Crm;
using TabularRl.Persistence;
using TabularRl.Policies.BackOff;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>Actions for new customers from checkpoints of small trainings.</summary>
[TestFixture]
public sealed class RecommendTests
{
    private TemporaryFolder _folder = null!;
    private string _workbook = "";

    [OneTimeSetUp]
    public void TrainOnce()
    {
        _folder = new TemporaryFolder();
        AppRun run = AppRun.Of("train", "--episodes", "1000", "--output", _folder["out"], "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        AppRun.Of("generate", "--seed", "7", "--output", _folder["new"], "--quiet");
        _workbook = Path.Combine(_folder["new"], "generated-crm.xlsx");
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("baseline-published-logged")]
    [TestCase("baseline-prospective-logged")]
    [TestCase("baseline-prospective-simulated")]
    public void Recommend_NewWorkbook_HasOneRowForEveryCustomerInOrder(string experiment)
    {
        AppRun run = Recommend(Checkpoint(experiment), _workbook, _folder[$"{experiment}.csv"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        string text = File.ReadAllText(_folder[$"{experiment}.csv"]);
        string[][] rows = [.. text.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(','))];
        IReadOnlyList<CrmLead> leads = CrmWorkbook.Read(_workbook).Clean(experiment.Contains("published", StringComparison.Ordinal) ? CrmProtocol.Published : CrmProtocol.Prospective).Leads;
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith(RecommendationCsv.Header + "\n").And.Not.Contain("\r"));
            Assert.That(rows.Select(row => row[0]), Is.EqualTo(leads.Select(lead => FormattableString.Invariant($"{lead.Id}"))));
            Assert.That(rows.Select(row => row[10]), Is.EqualTo(leads.Select(lead => lead.IsSubscriber ? "yes" : "no")));
            Assert.That(rows.Select(row => row[2]), Is.EqualTo(rows.Select(row => CrmActions.Names[row[1][0] - '0'])));
            Assert.That(rows.Select(row => row[7]), Is.All.AnyOf("known", "backed-off", "unknown"));
            Assert.That(rows.Where(row => row[7] == "unknown").Select(row => row[6]), Is.All.EqualTo("0"));
            Assert.That(rows.Where(row => row[7] == "backed-off").Select(row => row[8]), Is.All.AnyOf("1", "2"));
            Assert.That(rows.Count(row => row[7] != "unknown"), Is.Positive);
            Assert.That(run.Output, Does.Contain("subscribed already"));
        });
    }

    [Test]
    public void Recommender_TestCustomersWithAStepDone_DecidesWithOneContactLess()
    {
        Checkpoint checkpoint = CheckpointFile.Read(Checkpoint("baseline-prospective-logged"));
        string data = Path.Combine(_folder["out"], "generated-crm.xlsx");
        var recommender = new Recommender(checkpoint);
        var policy = (FrozenBackOffPolicy)ExperimentTraining.Freeze(recommender.Definition, checkpoint);
        var byId = recommender.Recommend(data).ToDictionary(recommendation => recommendation.Lead.Id);
        CrmSplit test = CrmDataset.From(CrmWorkbook.Read(data), CrmProtocol.Prospective).Test;
        var progress = new CustomerProgress(CrmProtocol.Prospective);
        Assert.Multiple(() =>
        {
            for (int customer = 0; customer < test.Leads.Count; customer++)
            {
                bool isFresh = progress.StateOf(test.Leads[customer]) == FunnelState.Lead;
                BackOffDecision expected = policy.Decide(progress.Observe(test, customer, isFresh ? 2 : 1));
                Recommendation actual = byId[test.Leads[customer].Id];
                Assert.That((actual.Decision, actual.Level), Is.EqualTo((expected.Decision, expected.Level)));
            }
        });
    }

    [Test]
    public void Recommend_CheckpointWithoutEncoders_SaysWhatToDo()
    {
        Checkpoint checkpoint = CheckpointFile.Read(Checkpoint("baseline-published-logged"));
        Checkpoint old = checkpoint with
        {
            Provenance = checkpoint.Provenance with { Options = checkpoint.Provenance.Options.Remove(Recommender.FittedFeatures) },
        };
        Assert.That(() => new Recommender(old), Throws.TypeOf<UserErrorException>().With.Message.Contain("train it again"));
    }

    [Test]
    public void Recommender_CheckpointOfAnotherProgram_IsRefused()
    {
        Checkpoint checkpoint = CheckpointFile.Read(Checkpoint("baseline-published-logged"));
        Checkpoint other = checkpoint with { Provenance = checkpoint.Provenance with { Options = checkpoint.Provenance.Options.Clear() } };
        Assert.That(() => new Recommender(other), Throws.TypeOf<UserErrorException>().With.Message.Contain("not written by this program"));
    }

    [TestCase("missing.xlsx", "actions.csv", "missing.xlsx")]
    [TestCase("columns.csv", "actions.csv", "columns.csv")]
    [TestCase("columns.csv", "nowhere/actions.csv", "does not exist")]
    [TestCase("columns.csv", "out", "is a folder")]
    public void Recommend_BadFile_IsRefusedInOneSentence(string data, string output, string expected)
    {
        File.WriteAllText(_folder["columns.csv"], "ID,Country\n1,Canada\n");
        AppRun run = Recommend(Checkpoint("baseline-published-logged"), _folder[data], _folder[output]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Failure));
            Assert.That(run.Error, Does.Contain(expected));
            Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(File.Exists(_folder[output]), Is.False);
            Assert.That(Directory.Exists(_folder["nowhere"]), Is.False);
        });
    }

    [Test]
    public void Recommend_WithoutOutput_IsRefused() =>
        Assert.That(AppRun.Of("recommend", "--data", _workbook, "--checkpoint", Checkpoint("baseline-published-logged")).ExitCode, Is.EqualTo(ExitCodes.Usage));

    private static AppRun Recommend(string checkpoint, string data, string output) =>
        AppRun.Of("recommend", "--data", data, "--checkpoint", checkpoint, "--output", output);

    private string Checkpoint(string experiment) => Path.Combine(_folder["out"], "checkpoints", $"{experiment}.ckpt");
}
