using CrmExperiment.Cli;

namespace CrmExperiment.Tests.Cli;

/// <summary>What a user can get wrong: one sentence on standard error, a non-zero exit code, nothing under a final name.</summary>
[TestFixture]
public sealed class BadInputTests
{
    private const string Header = "ID,Country,Education,First Contact,Last Contact,Status,Stage,First Call,Signed up for a demo,"
        + "Filled in customer survey,Did sign up to the platform,Account Manager assigned,Subscribed";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("--episodes", "0", "from 1")]
    [TestCase("--episodes", "many", "'many'")]
    [TestCase("--budget", "99", "from 1 to 10")]
    [TestCase("--budget", "0", "from 1 to 10")]
    [TestCase("--seed", "-1", "from 0")]
    [TestCase("--protocol", "other", "published, prospective or both")]
    [TestCase("--response", "other", "logged, simulated or both")]
    [TestCase("--reward", "none", "documented or program")]
    [TestCase("--funnel", "none", "preset or fitted")]
    [TestCase("--color", "red", "--color")]
    public void Option_OutOfRange_IsRefusedInOneSentence(string option, string value, string expected)
    {
        AppRun run = AppRun.Of("run", option, value, "--output", _folder["out"]);
        AssertRefused(run, ExitCodes.Usage, expected);
    }

    [Test]
    public void Verb_Unknown_IsRefused() => AssertRefused(AppRun.Of("fly"), ExitCodes.Usage, "'fly'");

    [Test]
    public void Evaluate_WithoutCheckpoint_IsRefused() => AssertRefused(AppRun.Of("evaluate", "--output", _folder["out"]), ExitCodes.Usage, "--checkpoint");

    [Test]
    public void Options_SimulatedUnderPublished_IsRefused() =>
        AssertRefused(AppRun.Of("--protocol", "published", "--response", "simulated", "--output", _folder["out"]), ExitCodes.Failure, "prospective protocol");

    [Test]
    public void Data_NoSuchFile_IsRefused() => AssertRefusedData(_folder["missing.xlsx"], "missing.xlsx");

    [Test]
    public void Data_NotAWorkbook_IsRefused() => AssertRefusedData(Write("notes.xlsx", "this is no workbook"), "notes.xlsx");

    [Test]
    public void Data_EmptyFile_IsRefused() => AssertRefusedData(Write("empty.csv", ""), "empty.csv");

    [Test]
    public void Data_HeaderOnly_IsRefused() => AssertRefusedData(Write("header.csv", Header + "\n"), "header.csv");

    [Test]
    public void Data_MissingColumn_NamesItAndWhatWasFound() =>
        AssertRefusedData(Write("columns.csv", Header.Replace(",Stage", "", StringComparison.Ordinal) + "\n1,,,,,,,,,,,\n"), "Stage");

    [Test]
    public void Data_TruncatedWorkbook_IsRefused()
    {
        AppRun.Of("generate", "--output", _folder["good"], "--quiet");
        byte[] workbook = File.ReadAllBytes(Path.Combine(_folder["good"], "generated-crm.xlsx"));
        File.WriteAllBytes(_folder["cut.xlsx"], workbook[..(workbook.Length / 2)]);
        AssertRefusedData(_folder["cut.xlsx"], "cut.xlsx");
    }

    [Test]
    public void Data_NoSubscriberInTrainingSplit_SaysWhatToDo()
    {
        string rows = string.Concat(Enumerable.Range(1, 50).Select(id => $"{id},Canada,B1,2021-01-{1 + id % 28:00},,,,,,,,,\n"));
        AssertRefusedData(Write("nobody.csv", Header + "\n" + rows), "subscri");
    }

    [Test]
    public void Output_IsAFile_IsRefused()
    {
        string file = Write("file", "x");
        AssertRefused(AppRun.Of("--output", file, "--episodes", "10"), ExitCodes.Failure, "--output");
        Assert.That(File.ReadAllText(file), Is.EqualTo("x"));
    }

    [Test]
    public void Checkpoint_Damaged_IsRefused()
    {
        string file = Write("bad.ckpt", "TRLCKPT1 and then nothing sensible");
        AssertRefused(AppRun.Of("evaluate", "--checkpoint", file, "--output", _folder["out"]), ExitCodes.Failure, "bad.ckpt");
        AssertRefused(AppRun.Of("train", "--resume", file, "--output", _folder["out"]), ExitCodes.Failure, "bad.ckpt");
    }

    [Test]
    public void Checkpoint_Missing_IsRefused() =>
        AssertRefused(AppRun.Of("evaluate", "--checkpoint", _folder["none.ckpt"], "--output", _folder["out"]), ExitCodes.Failure, "none.ckpt");

    [Test]
    public void Report_WithoutResults_SaysWhatToDo() =>
        AssertRefused(AppRun.Of("report", "--output", _folder["out"]), ExitCodes.Failure, "results.json");

    [Test]
    public void Report_OfDamagedResults_IsRefused()
    {
        Directory.CreateDirectory(_folder["out"]);
        File.WriteAllText(Path.Combine(_folder["out"], "results.json"), "{ \"schema\": 7 }");
        AssertRefused(AppRun.Of("report", "--output", _folder["out"]), ExitCodes.Failure, "results.json");
    }

    [Test]
    public void Train_Interrupted_KeepsTheLastCheckpointAndNothingHalfWritten()
    {
        string output = _folder["out"];
        Assert.That(AppRun.Of("train", "--protocol", "published", "--episodes", "500", "--output", output, "--quiet").ExitCode, Is.Zero);
        string checkpoint = Path.Combine(output, "checkpoints", "baseline-published-logged.ckpt");
        byte[] before = File.ReadAllBytes(checkpoint);

        using var cancellation = new CancellationTokenSource();
        Task<AppRun> task = Task.Run(() => AppRun.Of(cancellation.Token, "train", "--protocol", "published", "--episodes", "900000000", "--output", output, "--quiet"));
        SpinWait.SpinUntil(() => !File.ReadAllBytes(checkpoint).AsSpan().SequenceEqual(before), TimeSpan.FromSeconds(60));
        cancellation.Cancel();
        AppRun run = task.Result;

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Interrupted));
            Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(TabularRl.Persistence.CheckpointFile.Read(checkpoint).Training.EpisodeCount, Is.Positive.And.Not.EqualTo(500));
            Assert.That(Directory.GetFiles(output, "*.tmp", SearchOption.AllDirectories), Is.Empty);
        });
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(_folder[name], content);
        return _folder[name];
    }

    private void AssertRefusedData(string path, string expected)
    {
        AssertRefused(AppRun.Of("run", "--data", path, "--output", _folder["out"], "--episodes", "100"), ExitCodes.Failure, expected);
        Assert.That(File.Exists(Path.Combine(_folder["out"], "results.json")), Is.False);
    }

    private static void AssertRefused(AppRun run, int exitCode, string expected) => Assert.Multiple(() =>
    {
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Error, Does.Contain(expected));
        Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1), run.Error);
        Assert.That(run.Error, Does.Not.Contain("   at "));
    });
}
