using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.ExpectedSarsa;

[TestFixture]
internal sealed class ExpectedSarsaAgentTests
{
    [Test]
    public void Step_ToAKnownState_BootstrapsFromTheMeanOverThePolicy()
    {
        ExpectedSarsaAgent agent = Create();
        agent.Table.SetValues(1, 2, 4);

        int first = agent.BeginEpisode([0]);
        int second = agent.Step(1, [1]); // 0 + 0.5 · (1 + 0.9 · (0.25 · 2 + 0.75 · 4)) = 0.5 · (1 + 3.15) = 2.075
        Assert.That(agent.Values(0)[first], Is.EqualTo(2.075).Within(1e-12));

        double before = agent.Values(1)[second];
        agent.EndEpisode(8, [9], terminated: true); // halfway to 8
        Assert.That(agent.Values(1)[second], Is.EqualTo((before + 8) / 2));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsFromTheMean()
    {
        ExpectedSarsaAgent agent = Create(initialValue: 10);
        agent.Table.SetValues(1, 2, 4);

        int action = agent.BeginEpisode([0]);
        agent.EndEpisode(0, [1], terminated: false); // 10 + 0.5 · (0.9 · 3.5 − 10) = 6.575
        Assert.That(agent.Values(0)[action], Is.EqualTo(6.575).Within(1e-12));

        action = agent.BeginEpisode([2]);
        agent.EndEpisode(0, [7], terminated: false); // 10 + 0.5 · (0.9 · 10 − 10) = 9.5, state 7 being unknown
        Assert.That(agent.Values(2)[action], Is.EqualTo(9.5).Within(1e-12));
    }

    private static ExpectedSarsaAgent Create(double initialValue = 0) => new(Make.Whole(), 2, new ExpectedSarsaOptions
    {
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new FixedExploration(0.25, 0.75),
        InitialActionValue = initialValue,
    });
}
