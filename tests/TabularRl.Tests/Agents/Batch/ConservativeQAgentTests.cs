using TabularRl.Agents.Batch;
using TabularRl.Policies;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Batch;

[TestFixture]
internal sealed class ConservativeQAgentTests
{
    [Test]
    public void Fit_ToALog_TakesOffAPenaltyByTheCount()
    {
        ConservativeQAgent agent = Create(1);
        agent.Learn([1], 1, 4, [9], terminated: true);
        agent.Learn([0], 0, 1, [1], terminated: false);
        agent.Learn([0], 0, 3, [9], terminated: true);
        agent.Fit(); // Q(1,1) = 4 − 1/√1 = 3; Q(0,0) = (1 + 0.9 · 3 + 3) / 2 − 1/√2 = 3.35 − 0.70710678 = 2.64289322
        Assert.That(agent.Values(1), Is.EqualTo(new[] { -20.0, 3 }));
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.64289322, -20 }).Within(1e-8));
    }

    [Test]
    public void Fit_ToALuckyTransitionAndManyGoodOnes_PrefersTheMany()
    {
        ConservativeQAgent agent = Create(3);
        agent.Learn([0], 0, 6, [9], terminated: true); // 6 − 3/√1 = 3
        for (int i = 0; i < 9; i++)
            agent.Learn([0], 1, 5, [9], terminated: true); // 5 − 3/√9 = 4
        agent.Fit();
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.0, 4 }).Within(1e-12));
        Assert.That(agent.Freeze(TieBreaking.Lowest).Decide([0]).Action, Is.EqualTo(1));
    }

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    public void Create_WithAWeightOutOfRange_IsRefused(double weight) =>
        Assert.That(() => Create(weight), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("penalty"));

    private static ConservativeQAgent Create(double weight) =>
        new(Make.Whole(), 2, new ConservativeQOptions { PenaltyWeight = weight, DiscountFactor = 0.9, InitialActionValue = -20 });
}
