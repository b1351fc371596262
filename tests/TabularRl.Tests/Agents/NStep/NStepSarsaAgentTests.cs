using TabularRl.Agents;
using TabularRl.Agents.NStep;
using TabularRl.Agents.Sarsa;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.NStep;

[TestFixture]
internal sealed class NStepSarsaAgentTests
{
    [Test]
    public void Step_OfThree_LearnsEachFromTwoRewardsAndTheTakenAction()
    {
        NStepSarsaAgent agent = Create(backupLength: 2);
        agent.Table.SetValues(1, 2, 100);
        agent.Table.SetValues(2, 4, 100);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0.0, 0 }), "One reward is not enough.");
        agent.Step(2, [2]); // Q(0,0) = 0 + 0.5 · (1 + 0.9 · 2 + 0.81 · Q(2,0) − 0) = 0.5 · (1 + 1.8 + 3.24) = 3.02
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.02, 0 }).Within(1e-12));
        agent.EndEpisode(3, [9], terminated: true);

        // Q(1,0) = 2 + 0.5 · (2 + 0.9 · 3 − 2) = 3.35; Q(2,0) = 4 + 0.5 · (3 − 4) = 3.5
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.35, 100 }).Within(1e-12));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 3.5, 100 }));
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.02, 0 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_LetsEveryWaitingStepBootstrap()
    {
        NStepSarsaAgent agent = Create(backupLength: 3);
        agent.Table.SetValues(1, 2, 100);
        agent.Table.SetValues(2, 4, 100);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.EndEpisode(2, [2], terminated: false);

        // Q(0,0) = 0.5 · (1 + 0.9 · 2 + 0.81 · 4) = 3.02; Q(1,0) = 2 + 0.5 · (2 + 0.9 · 4 − 2) = 3.8; the final state is only read.
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.02, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.8, 100 }).Within(1e-12));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 4.0, 100 }));
    }

    [Test]
    public void BeginEpisode_WhileStepsWait_ForgetsThem()
    {
        NStepSarsaAgent agent = Create(backupLength: 3);
        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.BeginEpisode([2]);
        agent.EndEpisode(4, [9], terminated: true);

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0.0, 0 }));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 2.0, 0 }));
    }

    [Test]
    public void Learn_WithOneStep_IsSarsaBitForBit([Range(0, 4)] int seed)
    {
        LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new NStepSarsaAgent(Make.Whole(), 3, new NStepSarsaOptions { BackupLength = 1, LearningRate = learningRate, Exploration = exploration });
        var sarsa = new SarsaAgent(Make.Whole(), 3, new SarsaOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, sarsa, (ulong)seed);
    }

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum() => RandomModels.AssertReachesOptimum((request, exploration) =>
        new NStepSarsaAgent(request.Discretizer, request.ActionCount, new NStepSarsaOptions
        {
            BackupLength = 3,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    [TestCase(0)]
    [TestCase(-1)]
    public void Constructor_WithFewerThanOneStep_IsRefused(int backupLength) => Assert.That(
        () => Create(backupLength),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("backup length n must be 1 or more"));

    [Test]
    public void FromSnapshot_WithoutItsSettings_IsRefused()
    {
        var agent = new NStepSarsaAgent(Make.Whole(), 2, new NStepSarsaOptions { BackupLength = 7 });
        AgentSnapshot snapshot = agent.CreateSnapshot();
        Assert.That(snapshot.Settings, Is.EqualTo(new[] { 7.0 }));
        Assert.That(
            () => NStepSarsaAgent.FromSnapshot(snapshot with { Settings = [] }, Make.Whole()), Throws.ArgumentException.With.Message.Contains("0 settings, not 1"));
    }

    /// <summary>Both vary by the step, so that equal agents must count alike.</summary>
    internal static void LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration)
    {
        learningRate = Schedule.InverseVisits(0.8);
        exploration = new EpsilonGreedy(Schedule.Linear(1, 0.1, 200));
    }

    private static NStepSarsaAgent Create(int backupLength) => new(Make.Whole(), 2, new NStepSarsaOptions
    {
        BackupLength = backupLength,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new FixedExploration(1, 0),
    });
}
