using TabularRl.Agents.UpperConfidence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.UpperConfidence;

[TestFixture]
internal sealed class UcbQLearningAgentTests
{
    // γ = 0.5: H = 2, α_1 = 3/3, α_2 = 3/4, α_3 = 3/5.
    [Test]
    public void EndEpisode_OfOneAction_AddsABonusThatShrinks()
    {
        UcbQLearningAgent agent = Create();
        Play(agent); // 10 + 1 · (2 + 1/√1 − 10) = 3
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.0, 10 }));
        Play(agent); // 3 + 3/4 · (2 + 1/√2 − 3) = 3 − 0.75 · 0.29289322 = 2.78033009
        Assert.That(agent.Values(0)[0], Is.EqualTo(2.78033009).Within(1e-8));
        Play(agent); // 2.78033009 + 3/5 · (2 + 1/√3 − 2.78033009) = 2.78033009 − 0.6 · 0.20297982 = 2.65854220
        Assert.That(agent.Values(0)[0], Is.EqualTo(2.65854220).Within(1e-8));
    }

    [Test]
    public void Learn_OfANextValueAboveTheGreatest_ClipsIt()
    {
        UcbQLearningAgent agent = Create();
        agent.Table.SetValues(1, 50, 4);
        agent.Learn([0], 0, 0, [1], terminated: false); // 0 + 1 + 0.5 · min(10, 50) = 6
        agent.Learn([0], 1, 0, [1], terminated: false, Only.Action(1)); // 0 + 1 + 0.5 · 4 = 3
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 6.0, 3 }));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisodeInAnUnknownState_BootstrapsFromTheGreatestValue()
    {
        UcbQLearningAgent agent = Create();
        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [7], terminated: false); // 0 + 1 + 0.5 · 10 = 6
        Assert.That(agent.Values(0)[0], Is.EqualTo(6));
    }

    [Test]
    public void Create_WithAnOptionOutOfRange_IsRefused()
    {
        Assert.That(() => new UcbQLearningAgent(Make.Whole(), 2, new UcbQLearningOptions { BonusWeight = -1 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new UcbQLearningAgent(Make.Whole(), 2, new UcbQLearningOptions { MaxReturn = double.NaN }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => new UcbQLearningAgent(Make.Whole(), 2, new UcbQLearningOptions { DiscountFactor = 1 }),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("less than 1"));
    }

    private static void Play(UcbQLearningAgent agent)
    {
        agent.BeginEpisode([0], Only.Action(0));
        agent.EndEpisode(2, [9], terminated: true);
    }

    private static UcbQLearningAgent Create() => new(Make.Whole(), 2, new UcbQLearningOptions
    {
        BonusWeight = 1,
        DiscountFactor = 0.5,
        InitialActionValue = 10,
        MaxReturn = 10,
        Exploration = new FixedExploration(1, 0),
    });
}
