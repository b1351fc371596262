using TabularRl.LearningCurves.Cli;

namespace TabularRl.LearningCurves.Tests.Cli;

[TestFixture]
internal sealed class LearningCurvesProgramTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("learning-curves").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Run_ShortOfOneAgentAndTask_WritesItsFiles()
    {
        Assert.That(Run(out string text, "--short", "--output", _folder, "--agent", "q-learning", "--task", "cliff-walking"), Is.Zero, text);
        Assert.That(text, Does.Contain("q-learning: 1 of 1 tasks solved"));
        Assert.That(
            Directory.GetFiles(_folder).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "learning.csv", "curves.csv", "other.csv", "other-curves.csv", "learning.md", "q-learning.md", "q-learning.svg" }));
        Assert.That(File.ReadAllLines(Path.Combine(_folder, "learning.csv")), Has.Length.EqualTo(2).And.Some.StartsWith("q-learning,cliff-walking,3,"));
    }

    [Test]
    public void Run_ATaskOfOneAgentOnly_PassesOverTheOthers()
    {
        Assert.That(Run(out string text, "--short", "--output", _folder, "--task", "endless-model-01"), Is.Zero, text);
        Assert.That(text, Does.StartWith("r-learning: ").And.Not.Contain("sarsa"));
        Assert.That(File.ReadAllLines(Path.Combine(_folder, "other.csv")), Has.Length.EqualTo(2).And.Some.StartsWith("r-learning,endless-model-01,"));
    }

    [TestCase("--agent r2d2", "'r2d2'", "q-learning")]
    [TestCase("--output x --task r2d2", "'r2d2'", "cliff-walking")]
    [TestCase("--short", "--output", "committed")]
    [TestCase("--task taxi", "--output", "committed")]
    [TestCase("--output x --agent expected-sarsa --task cart-pole", "expected-sarsa", "cart-pole")]
    [TestCase("--fast", "--fast", "--help")]
    public void Run_OptionsThatMakeNoSense_SaysWhatIsWrong(string line, string mistake, string hint)
    {
        Assert.That(Run(out string text, line.Split(' ')), Is.EqualTo(2));
        Assert.That(text, Does.Contain(mistake).And.Contain(hint));
    }

    [Test]
    public void Run_AFolderThatIsAFile_SaysSo()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.That(Run(out string text, "--output", file, "--task", "cliff-walking"), Is.EqualTo(1));
        Assert.That(text, Does.Contain(file));
    }

    [Test]
    public void Run_Interrupted_SaysWhatIsLeft()
    {
        using var error = new StringWriter();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        int exitCode = LearningCurvesProgram.Run(["--output", _folder, "--task", "cliff-walking"], TextWriter.Null, error, cancellation.Token);
        Assert.That((exitCode, error.ToString()), Is.EqualTo((130, "Stopped before the end; the files of the agents that were finished are in the output folder, tables of all agents are not written." + Environment.NewLine)));
    }

    [Test]
    public void Select_AGroup_TakesItsTasks() => Assert.That(RunPlan.Select([], ["random-models"], out _)!.Tasks, Has.Count.EqualTo(10));

    private static int Run(out string text, params string[] args)
    {
        using var writer = new StringWriter();
        int exitCode = LearningCurvesProgram.Run(args, writer, writer, default);
        text = writer.ToString();
        return exitCode;
    }
}
