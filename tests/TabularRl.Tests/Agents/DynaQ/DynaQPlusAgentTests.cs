using TabularRl.Agents.DynaQ;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.DynaQ;

[TestFixture]
internal sealed class DynaQPlusAgentTests
{
    [Test]
    public void Step_WhenPlanningTakesAnActionOfLongAgo_AddsTheBonus()
    {
        DynaQPlusAgent agent = Create();
        agent.BeginEpisode([0], Only.Action(0));
        agent.Step(4, [0], Only.Action(1)); // real: Q(0,0) = 0.5 · (4 + 0.9 · Q(0,1)) = 2; imagined: action 1, never tried, τ = 0: 0.5 · 0.9 · 0 = 0
        agent.Step(0, [0], Only.Action(0)); // real: Q(0,1) = 0.5 · (0 + 0.9 · 2) = 0.9
        //                                     imagined: action 0, τ = 1: Q(0,0) = 2 + 0.5 · (4 + 0.1 · √1 + 0.9 · 0.9 − 2) = 2 + 0.5 · 2.91 = 3.455
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.455, 0.9 }).Within(1e-12));
    }

    [Test]
    public void Step_WhenPlanningTakesAnActionThatWasNeverTried_ImaginesThatNothingHappens()
    {
        DynaQPlusAgent agent = Create();
        agent.BeginEpisode([0], Only.Action(0));
        agent.Step(4, [0], Only.Action(0)); // real: 2; imagined: 2 + 0.5 · (4 + 0.9 · 2 − 2) = 3.9
        agent.Step(4, [0], Only.Action(1)); // real: 3.9 + 0.5 · (4 + 0.9 · Q(0,1) − 3.9) = 3.95; imagined: action 1, τ = 1: 0.5 · (0.1 · √1 + 0.9 · 0) = 0.05
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.95, 0.05 }).Within(1e-12));
        Assert.That(agent.Table.GetVisits(0)[1], Is.Zero);
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Create_WithAWeightOutOfRange_IsRefused(double weight) =>
        Assert.That(
            () => new DynaQPlusAgent(Make.Whole(), 2, new DynaQPlusOptions { BonusWeight = weight }),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("bonus"));

    private static DynaQPlusAgent Create() => new(Make.Whole(), 2, new DynaQPlusOptions
    {
        PlanningStepCount = 1,
        BonusWeight = 0.1,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
    });
}
