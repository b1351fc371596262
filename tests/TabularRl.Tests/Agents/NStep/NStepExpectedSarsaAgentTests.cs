using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Agents.NStep;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.NStep;

[TestFixture]
internal sealed class NStepExpectedSarsaAgentTests
{
    [Test]
    public void Step_OfThree_LearnsEachFromTwoRewardsAndTheMeanOverThePolicy()
    {
        NStepExpectedSarsaAgent agent = Create(1, 0, 1);
        agent.Table.SetValues(2, 2, 4);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.Step(2, [2]); // Q(0,1) = 0 + 0.5 · (1 + 0.9 · 2 + 0.81 · (0.25 · 2 + 0.75 · 4)) = 0.5 · (1 + 1.8 + 2.835) = 2.8175
        agent.EndEpisode(3, [9], terminated: true); // Q(1,0) = 0.5 · (2 + 0.9 · 3) = 2.35; Q(2,1) = 4 + 0.5 · (3 − 4) = 3.5

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0, 2.8175 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 2.35, 0 }).Within(1e-12));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 2, 3.5 }));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_LetsEveryWaitingStepBootstrapFromTheMean()
    {
        NStepExpectedSarsaAgent agent = Create(0, 0);
        agent.Table.SetValues(2, 2, 4);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.EndEpisode(2, [2], terminated: false); // Q(0,0) = 0.5 · (1 + 1.8 + 0.81 · 3.5) = 2.8175; Q(1,0) = 0.5 · (2 + 0.9 · 3.5) = 2.575

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.8175, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 2.575, 0 }).Within(1e-12));
    }

    [Test]
    public void Learn_WithOneStep_IsExpectedSarsaBitForBit([Range(0, 4)] int seed)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new NStepExpectedSarsaAgent(
            Make.Whole(), 3, new NStepExpectedSarsaOptions { BackupLength = 1, LearningRate = learningRate, Exploration = exploration });
        var expected = new ExpectedSarsaAgent(Make.Whole(), 3, new ExpectedSarsaOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, expected, (ulong)seed);
    }

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum() => RandomModels.AssertReachesOptimum((request, exploration) =>
        new NStepExpectedSarsaAgent(request.Discretizer, request.ActionCount, new NStepExpectedSarsaOptions
        {
            BackupLength = 3,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    private static NStepExpectedSarsaAgent Create(params int[] actions) => new(Make.Whole(), 2, new NStepExpectedSarsaOptions
    {
        BackupLength = 2,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new ScriptedExploration([0.25, 0.75], actions),
    });
}
