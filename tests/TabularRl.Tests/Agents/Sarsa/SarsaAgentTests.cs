using TabularRl.Agents.Sarsa;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Sarsa;

[TestFixture]
internal sealed class SarsaAgentTests
{
    [Test]
    public void Step_ToAStateWhoseBetterActionIsNotTaken_BootstrapsFromTheTakenOne()
    {
        SarsaAgent agent = Create(new FixedExploration(1, 0));
        agent.Table.SetValues(1, 2, 100);

        agent.BeginEpisode([0]);
        Assert.That(agent.Step(1, [1]), Is.Zero); // Q(0,0) = 0 + 0.5 · (1 + 0.9 · Q(1,0) − 0) = 0.5 · (1 + 1.8) = 1.4
        agent.EndEpisode(4, [9], terminated: true); // Q(1,0) = 2 + 0.5 · (4 − 2) = 3

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.4, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.0, 100 }));
    }

    [Test]
    public void Step_ToTheSameState_ChoosesBeforeItLearns()
    {
        SarsaAgent agent = Create(new EpsilonGreedy(0));
        agent.Table.SetValues(5, 1, 0);

        agent.BeginEpisode([5]);
        Assert.That(agent.Step(-100, [5]), Is.Zero); // Q(5,0) = 1 + 0.5 · (−100 + 0.9 · 1 − 1) = −49.05, and yet action 0 is taken
        Assert.That(agent.Values(5), Is.EqualTo(new[] { -49.05, 0 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsFromTheActionThatWouldFollow()
    {
        SarsaAgent agent = Create(new FixedExploration(1, 0), initialValue: 10);
        agent.Table.SetValues(1, 2, 100);

        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [1], terminated: false); // Q(0,0) = 10 + 0.5 · (0.9 · Q(1,0) − 10) = 10 + 0.5 · (1.8 − 10) = 5.9
        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [7], terminated: false); // Q(0,0) = 5.9 + 0.5 · (0.9 · 10 − 5.9) = 7.45, state 7 being unknown

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 7.45, 10 }).Within(1e-12));
        Assert.That(agent.Values(7), Is.Empty);
    }

    private static SarsaAgent Create(IExplorationPolicy exploration, double initialValue = 0) => new(Make.Whole(), 2, new SarsaOptions
    {
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = exploration,
        InitialActionValue = initialValue,
    });
}
