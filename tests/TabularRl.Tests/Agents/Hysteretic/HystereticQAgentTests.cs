using TabularRl.Agents.Hysteretic;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Hysteretic;

[TestFixture]
internal sealed class HystereticQAgentTests
{
    [Test]
    public void EndEpisode_OfABetterAndAWorseOutcome_GoesUpFastAndDownSlowly()
    {
        HystereticQAgent agent = Create(0.2);
        Play(agent, 4); // δ = 4: 0 + 0.5 · 4 = 2
        Assert.That(agent.Values(0)[0], Is.EqualTo(2));
        Play(agent, 0); // δ = −2: 2 + 0.2 · 0.5 · (−2) = 1.8
        Assert.That(agent.Values(0)[0], Is.EqualTo(1.8).Within(1e-12));
    }

    [Test]
    public void Step_ToAKnownState_BootstrapsFromItsBestLegalAction()
    {
        HystereticQAgent agent = Create(0.2);
        agent.Table.SetValues(1, 10, 100);
        agent.BeginEpisode([0]);
        agent.Step(1, [1], Only.Action(0)); // δ = 1 + 0.9 · 10 − 0 = 10: 0.5 · 10 = 5
        Assert.That(agent.Values(0)[0], Is.EqualTo(5));

        agent.BeginEpisode([0]);
        agent.EndEpisode(-5, [1], terminated: false, Only.Action(0)); // δ = −5 + 9 − 5 = −1: 5 − 0.1 · 1 = 4.9
        Assert.That(agent.Values(0)[0], Is.EqualTo(4.9).Within(1e-12));
        agent.Learn([0], 0, 0.9, [1], terminated: true); // δ = 0.9 − 4.9 = −4: 4.9 − 0.1 · 4 = 4.5
        Assert.That(agent.Values(0)[0], Is.EqualTo(4.5).Within(1e-12));
    }

    [TestCase(0)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Create_WithAFactorOutOfRange_IsRefused(double factor) =>
        Assert.That(() => Create(factor), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("(0, 1]"));

    private static void Play(HystereticQAgent agent, double reward)
    {
        agent.BeginEpisode([0]);
        agent.EndEpisode(reward, [9], terminated: true);
    }

    private static HystereticQAgent Create(double factor) => new(Make.Whole(), 2, new HystereticQOptions
    {
        DecreaseFactor = factor,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new FixedExploration(1, 0),
    });
}
