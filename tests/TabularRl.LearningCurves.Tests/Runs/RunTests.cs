using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments.Wrappers;
using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Tasks;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.LearningCurves.Tests.Runs;

[TestFixture]
internal sealed class RunTests
{
    private static readonly ExactTask Cliff = ExactTasks.All.Single(task => task.Name == "cliff-walking");

    [TestCase(500, new long[] { 500 })]
    [TestCase(1_000, new long[] { 1_000 })]
    [TestCase(1_500, new long[] { 1_000, 1_155, 1_334, 1_500 })]
    public void UpTo_ABudget_AscendsToIt(long budget, long[] expected) => Assert.That(StepGrid.UpTo(budget), Is.EqualTo(expected));

    [Test]
    public void RunTo_InParts_LearnsTheSameAsAtOnce()
    {
        QLearningAgent atOnce = Agent(), inParts = Agent();
        Driver(atOnce).RunTo(5_000);
        AgentDriver driver = Driver(inParts);
        foreach (long stop in new long[] { 1, 7, 1_234, 4_999, 5_000 })
        {
            driver.RunTo(stop);
            Assert.That(driver.StepCount, Is.EqualTo(stop));
        }

        Assert.That(inParts.StepCount, Is.EqualTo(5_000).And.EqualTo(atOnce.StepCount));
        for (int row = 0; row < atOnce.StateCount; row++)
            Assert.That(inParts.Table.GetActionValues(row).ToArray(), Is.EqualTo(atOnce.Table.GetActionValues(row).ToArray()));
    }

    [Test]
    public void Play_TheSameSeed_GivesTheSameCurveOnAnyNumberOfCores()
    {
        Learner learner = Quick("q-learning");
        ExactResult study = new LearningStudy(3, default).Play(learner, [Cliff])[0];
        for (int seed = 0; seed < 3; seed++)
            Assert.That(study.Curves[seed].Regrets, Is.EqualTo(ExactRun.Play(learner, Cliff, seed, default).Regrets));
        Assert.That(study.Curves[0].Regrets, Is.Not.EqualTo(study.Curves[1].Regrets));
    }

    [TestCase("q-learning")]
    [TestCase("double-q-learning")]
    [TestCase("sarsa")]
    [TestCase("expected-sarsa")]
    [TestCase("tree-backup")]
    [TestCase("watkins-q-lambda")]
    [TestCase("monte-carlo")]
    [TestCase("linear-sarsa")]
    [TestCase("ucb-q-learning")]
    [TestCase("r-max")]
    [TestCase("fitted-q")]
    public void Play_OnTheCliff_ReachesTheTolerance(string agent) =>
        Assert.That(ExactRun.Play(Quick(agent), Cliff, 0, default).Regrets[^1], Is.LessThanOrEqualTo(ExactResult.Tolerance));

    [Test]
    public void Play_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.That(() => new LearningStudy(2, cancellation.Token).Play(Quick("sarsa"), [Cliff]), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void StepsToSolve_OfCurves_IsWhereTheyStayWithinTheTolerance()
    {
        ExactResult result = Make.Result("a", [0.5, 0.01, 0.02, 0.01], [0, 0, 0, 0], [0, 0, 0, 0.011], [0, double.NaN, 0, 0]);
        Assert.That(result.StepsToSolve(), Is.EqualTo(new[] { 4_000.0, 1_000, double.PositiveInfinity, 3_000 }));
    }

    [Test]
    public void Of_ASample_SummarizesIt()
    {
        // Mean 2; the squares sum to 2, so that the error is √(2/2/3) and t(0.975, 2) = 4.302653.
        SampleSummary summary = SampleSummary.Of([3, 1, 2]);
        Assert.That(summary, Has.Property("Mean").EqualTo(2).And.Property("Median").EqualTo(2).And.Property("Minimum").EqualTo(1).And.Property("Maximum").EqualTo(3));
        Assert.That(summary.Interval.High, Is.EqualTo(2 + 4.302653 / Math.Sqrt(3)).Within(1e-5));
        Assert.That(SampleSummary.MedianOf([4, 1, 2, 9]), Is.EqualTo(3));
    }

    private static Learner Quick(string agent) => LearnerRegistry.All.Single(learner => learner.Name == agent) with { BudgetFactor = 0.5 };

    private static QLearningAgent Agent() => new(new RoundingDiscretizer(1), 4, new QLearningOptions { Seed = 3 });

    private static AgentDriver Driver(QLearningAgent agent) => new(new TimeLimit(new CliffWalking(), 50), agent, seed: 9);
}
