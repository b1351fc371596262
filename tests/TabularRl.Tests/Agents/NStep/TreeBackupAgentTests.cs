using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Agents.NStep;
using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.NStep;

[TestFixture]
internal sealed class TreeBackupAgentTests
{
    [Test]
    public void Step_PastAGreedyAction_LetsTheReturnThrough()
    {
        TreeBackupAgent agent = Create(TreeBackupTarget.Greedy, 0, 0, 0);
        agent.Table.SetValues(1, 6, 2);
        agent.Table.SetValues(2, 4, 1);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.Step(2, [2]); // G = 1 + 0.9 · (2 + 0.9 · max(4, 1)) = 1 + 0.9 · 5.6 = 6.04; Q(0,0) = 0.5 · 6.04 = 3.02
        agent.EndEpisode(3, [9], terminated: true); // G = 2 + 0.9 · 3 = 4.7: Q(1,0) = 6 + 0.5 · (4.7 − 6) = 5.35; Q(2,0) = 4 + 0.5 · (3 − 4) = 3.5

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.02, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 5.35, 2 }).Within(1e-12));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 3.5, 1 }));
    }

    [Test]
    public void Step_PastAnExploratoryAction_TakesTheMaximumInstead()
    {
        TreeBackupAgent agent = Create(TreeBackupTarget.Greedy, 0, 0, 0);
        agent.Table.SetValues(1, 2, 6);
        agent.Table.SetValues(2, 4, 1);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.Step(2, [2]); // G = 1 + 0.9 · max(2, 6) = 6.4, whatever action 0 returned; Q(0,0) = 3.2

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.2, 0 }).Within(1e-12));
    }

    [Test]
    public void Step_PastAStateWhoseBetterActionIsIllegal_HoldsTheTakenOneForGreedy()
    {
        TreeBackupAgent agent = Create(TreeBackupTarget.Greedy, 0, 0, 0);
        agent.Table.SetValues(1, 2, 100);
        agent.Table.SetValues(2, 4, 1);

        agent.BeginEpisode([0]);
        agent.Step(1, [1], ActionMask.FromFlags([true, false]));
        agent.Step(2, [2]); // G = 1 + 0.9 · (2 + 0.9 · 4) = 6.04

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.02, 0 }).Within(1e-12));
    }

    [TestCase(0, 3.45875)] // 0.25 · 8.3 + 0.75 · 6 = 6.575; 0.5 · (1 + 0.9 · 6.575) = 3.45875
    [TestCase(1, 3.52625)] // 0.25 · 2 + 0.75 · 8.3 = 6.725; 0.5 · (1 + 0.9 · 6.725) = 3.52625
    public void Step_UnderTheExplorationPolicy_MixesTheReturnOfTheTakenActionWithTheOtherValues(int taken, double value)
    {
        TreeBackupAgent agent = Create(TreeBackupTarget.Exploration, 0, taken, 0);
        agent.Table.SetValues(1, 2, 6);
        agent.Table.SetValues(2, 4, 8);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.Step(2, [2]); // the taken action returned 2 + 0.9 · (0.25 · 4 + 0.75 · 8) = 2 + 6.3 = 8.3

        Assert.That(agent.Values(0), Is.EqualTo(new[] { value, 0 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_LetsEveryWaitingStepBootstrap()
    {
        TreeBackupAgent agent = Create(TreeBackupTarget.Greedy, 0, 0);
        agent.Table.SetValues(1, 6, 2);
        agent.Table.SetValues(2, 4, 1);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.EndEpisode(2, [2], terminated: false); // Q(0,0) as above; Q(1,0) = 6 + 0.5 · (2 + 0.9 · 4 − 6) = 5.8

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.02, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 5.8, 2 }).Within(1e-12));
    }

    [Test]
    public void Learn_WithOneStep_IsQLearningBitForBit([Range(0, 4)] int seed)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new TreeBackupAgent(Make.Whole(), 3, new TreeBackupOptions { BackupLength = 1, LearningRate = learningRate, Exploration = exploration });
        var q = new QLearningAgent(Make.Whole(), 3, new QLearningOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, q, (ulong)seed);
    }

    [Test]
    public void Learn_WithOneStepUnderTheExplorationPolicy_IsExpectedSarsaBitForBit([Range(0, 4)] int seed)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new TreeBackupAgent(Make.Whole(), 3, new TreeBackupOptions
        {
            BackupLength = 1,
            Target = TreeBackupTarget.Exploration,
            LearningRate = learningRate,
            Exploration = exploration,
        });
        var expected = new ExpectedSarsaAgent(Make.Whole(), 3, new ExpectedSarsaOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, expected, (ulong)seed);
    }

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum([Values] TreeBackupTarget target) => RandomModels.AssertReachesOptimum((request, exploration) =>
        new TreeBackupAgent(request.Discretizer, request.ActionCount, new TreeBackupOptions
        {
            BackupLength = 3,
            Target = target,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    [Test]
    public void Constructor_WithAnUnknownTarget_IsRefused() => Assert.That(
        () => Create((TreeBackupTarget)2), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Greedy or Exploration"));

    private static TreeBackupAgent Create(TreeBackupTarget target, params int[] actions) => new(Make.Whole(), 2, new TreeBackupOptions
    {
        BackupLength = 2,
        Target = target,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new ScriptedExploration([0.25, 0.75], actions),
    });
}
