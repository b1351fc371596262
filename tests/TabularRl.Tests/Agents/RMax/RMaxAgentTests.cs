using TabularRl.Agents.RMax;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.RMax;

[TestFixture]
internal sealed class RMaxAgentTests
{
    [Test]
    public void EndEpisode_OfAnActionTriedTwice_KnowsItAndTriesTheOther()
    {
        RMaxAgent agent = Create();
        Assert.That(agent.BeginEpisode([0], Only.Action(0)), Is.Zero);
        agent.EndEpisode(4, [9], terminated: true); // once of two: still V_max = 10
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 10.0, 10 }));

        agent.BeginEpisode([0], Only.Action(0));
        agent.EndEpisode(2, [9], terminated: true); // known: (4 + 2) / 2 = 3
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.0, 10 }));
        Assert.That(agent.BeginEpisode([0]), Is.EqualTo(1), "What is not known is better.");
    }

    [Test]
    public void Learn_OfAStateThatBecomesKnown_SolvesTheStatesBeforeIt()
    {
        RMaxAgent agent = Create();
        Learn(agent, 2, 0, 0, 1, 1); // Q(0,0) = 1 + 0.9 · V_max = 10
        Assert.That(agent.Values(0)[0], Is.EqualTo(10));
        Learn(agent, 2, 1, 0, 4, null); // Q(1,0) = 4, and action 1 still promises 10
        Assert.That(agent.Values(0)[0], Is.EqualTo(10));
        Learn(agent, 2, 1, 1, 2, null); // Q(1,1) = 2: now Q(0,0) = 1 + 0.9 · 4 = 4.6
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 4.0, 2 }));
        Assert.That(agent.Values(0)[0], Is.EqualTo(4.6).Within(1e-12));
    }

    [Test]
    public void Learn_OfAStateThatBecomesKnown_LeavesWhatIsNotKnownBeforeIt()
    {
        RMaxAgent agent = Create();
        Learn(agent, 1, 0, 0, 1, 1); // once of two
        Learn(agent, 2, 1, 0, 4, null);
        Learn(agent, 2, 1, 1, 2, null);
        Assert.That(agent.Values(0)[0], Is.EqualTo(10));
    }

    [Test]
    public void Learn_OfAKnownAction_LooksAgainWhenItsTrialsHaveDoubled()
    {
        RMaxAgent agent = Create();
        Learn(agent, 2, 0, 0, 4, null);
        Learn(agent, 1, 0, 0, 0, null);
        Assert.That(agent.Values(0)[0], Is.EqualTo(4), "Three trials are not 2, 4, 8, ….");
        Learn(agent, 1, 0, 0, 0, null); // (4 + 4 + 0 + 0) / 4 = 2
        Assert.That(agent.Values(0)[0], Is.EqualTo(2));
    }

    [Test]
    public void Learn_OfALoop_SolvesIt()
    {
        RMaxAgent agent = Create();
        Learn(agent, 2, 0, 1, -1, null);
        Learn(agent, 2, 0, 0, 1, 0); // Q(0,0) = 1 + 0.9 · Q(0,0), that is 10; from V_max it is so at once
        Learn(agent, 2, 0, 0, -1, 0); // four trials: mean 0, so that Q(0,0) = 0.9 · Q(0,0) falls towards 0, up to the tolerance over 1 − γ
        Assert.That(agent.Values(0)[0], Is.EqualTo(0).Within(1e-3));
    }

    [Test]
    public void Learn_OfRewardsPastAllTolerance_Ends()
    {
        RMaxAgent agent = Create();
        Learn(agent, 2, 0, 1, -1, null);
        Learn(agent, 2, 0, 0, 1e15 / 3, 0);
        Assert.That(agent.Values(0)[0], Is.EqualTo(1e16 / 3).Within(1e8));
    }

    [Test]
    public void Create_WithAnOptionOutOfRange_IsRefused()
    {
        Assert.That(() => new RMaxAgent(Make.Whole(), 2, new RMaxOptions { KnownVisitCount = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RMaxAgent(Make.Whole(), 2, new RMaxOptions { PlanningTolerance = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => new RMaxAgent(Make.Whole(), 2, new RMaxOptions { DiscountFactor = 1 }),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("less than 1"));
    }

    private static void Learn(RMaxAgent agent, int count, double state, int action, double reward, double? nextState)
    {
        for (int i = 0; i < count; i++)
            agent.Learn([state], action, reward, [nextState ?? 9], terminated: nextState is null);
    }

    private static RMaxAgent Create() => new(Make.Whole(), 2, new RMaxOptions { KnownVisitCount = 2, DiscountFactor = 0.9, InitialActionValue = 10 });
}
