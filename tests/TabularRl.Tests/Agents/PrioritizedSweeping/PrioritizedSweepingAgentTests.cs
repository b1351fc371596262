using TabularRl.Agents.PrioritizedSweeping;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.PrioritizedSweeping;

[TestFixture]
internal sealed class PrioritizedSweepingAgentTests
{
    [Test]
    public void EndEpisode_AtTheFirstReward_GoesBackToTheStart()
    {
        PrioritizedSweepingAgent agent = Create(planningSteps: 3);
        agent.BeginEpisode([0]);
        agent.Step(0, [1]); // expected 0 + 0.9 · 0 = 0: no error, nothing waits
        agent.Step(0, [2]);
        agent.EndEpisode(1, [9], terminated: true); // Q(2,0) = 1, then Q(1,0) = 0.9 · 1, then Q(0,0) = 0.9 · 0.9
        Assert.That((agent.Values(0)[0], agent.Values(1)[0], agent.Values(2)[0]), Is.EqualTo((0.9 * 0.9, 0.9, 1.0)));

        agent.BeginEpisode([0]);
        agent.EndEpisode(2, [9], terminated: true); // (0,0) led once to 1 with 0, once to the end with 2: (0 + 0.9 · 0.9 + 2) / 2 = 1.405
        Assert.That(agent.Values(0)[0], Is.EqualTo(1.405).Within(1e-12));
        Assert.That(agent.WaitingCount, Is.Zero);
    }

    [Test]
    public void EndEpisode_WithFewerStepsThanStates_GoesOnWithTheNextStep()
    {
        PrioritizedSweepingAgent agent = Create(planningSteps: 1);
        agent.BeginEpisode([0]);
        agent.Step(0, [1]);
        agent.EndEpisode(1, [9], terminated: true);
        Assert.That((agent.Values(0)[0], agent.Values(1)[0], agent.WaitingCount), Is.EqualTo((0.0, 1.0, 1)), "(0,0) waits with the error 0.9.");

        agent.BeginEpisode([7]);
        agent.EndEpisode(0.5, [9], terminated: true); // (7,0) has the error 0.5, less than 0.9
        Assert.That((agent.Values(0)[0], agent.Values(7)[0], agent.WaitingCount), Is.EqualTo((0.9, 0.0, 1)));
    }

    [Test]
    public void Learn_OfAnErrorWithinTheThreshold_ChangesNothing()
    {
        PrioritizedSweepingAgent agent = Create(planningSteps: 5, threshold: 0.5);
        agent.Learn([0], 0, 0.5, [1], terminated: true);
        Assert.That(agent.Values(0)[0], Is.Zero);
        agent.Learn([0], 1, 0.6, [1], terminated: true);
        Assert.That(agent.Values(0)[1], Is.EqualTo(0.6));
    }

    [TestCase(0, 0.1, "PlanningStepCount")]
    [TestCase(1, -1, "threshold")]
    [TestCase(1, double.NaN, "threshold")]
    public void Create_WithAnOptionOutOfRange_IsRefused(int planningSteps, double threshold, string name) =>
        Assert.That(() => Create(planningSteps, threshold), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(name));

    private static PrioritizedSweepingAgent Create(int planningSteps, double threshold = 1e-4) => new(Make.Whole(), 2, new PrioritizedSweepingOptions
    {
        PlanningStepCount = planningSteps,
        PriorityThreshold = threshold,
        DiscountFactor = 0.9,
        Exploration = new FixedExploration(1, 0),
    });
}
