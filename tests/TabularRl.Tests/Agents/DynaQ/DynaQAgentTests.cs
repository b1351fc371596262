using TabularRl.Agents.DynaQ;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.DynaQ;

[TestFixture]
internal sealed class DynaQAgentTests
{
    [Test]
    public void EndEpisode_WithOneTransitionKnown_LearnsItAgainFromTheModel()
    {
        DynaQAgent agent = Create(planningSteps: 1);

        agent.BeginEpisode([0]);
        agent.EndEpisode(4, [9], terminated: true); // real: 0 + 0.5 · (4 − 0) = 2; imagined: 2 + 0.5 · (4 − 2) = 3
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.0, 0 }));

        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [9], terminated: true); // real: 3 + 0.5 · (0 − 3) = 1.5; the model's mean reward is 2: 1.5 + 0.5 · (2 − 1.5) = 1.75
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.75, 0 }));
        Assert.That(agent.Table.GetVisits(0).ToArray(), Is.EqualTo(new[] { 2u, 0u }), "What is imagined is no visit.");
    }

    [Test]
    public void EndEpisode_WithTwoTransitionsKnown_ImaginesOneOrTheOther()
    {
        var seen = new HashSet<(double, double)>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            DynaQAgent agent = Create(planningSteps: 1, seed);
            agent.BeginEpisode([0]);
            agent.Step(0, [1]); // 0 + 0.5 · (0 + 0.9 · 0) = 0, and again 0
            agent.EndEpisode(10, [9], terminated: true); // real: Q(1,0) = 5; imagined: Q(1,0) = 7.5, or Q(0,0) = 0.5 · 0.9 · 5 = 2.25
            seen.Add((agent.Values(0)[0], agent.Values(1)[0]));
        }

        Assert.That(seen, Is.EquivalentTo(new[] { (0.0, 7.5), (2.25, 5.0) }));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsAndKnowsTheStateFromThenOn()
    {
        DynaQAgent agent = Create(planningSteps: 1, initialValue: 10);
        agent.BeginEpisode([0]);
        agent.EndEpisode(1, [1], terminated: false); // target 1 + 0.9 · 10 = 10 both times: 10 stays
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 10.0, 10 }));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 10.0, 10 }));
        Assert.That(agent.OutcomeCount, Is.EqualTo(1));
    }

    [Test]
    public void Learn_OfATransitionUnderAMask_RemembersTheMaskInPlanning()
    {
        DynaQAgent agent = Create(planningSteps: 5);
        agent.Table.SetValues(1, 0, 100);
        agent.Learn([0], 0, 2, [1], terminated: false, Only.Action(0));
        Assert.That(agent.Values(0)[0], Is.EqualTo(2 * (1 - Math.Pow(0.5, 6))).Within(1e-12)); // halfway to 2, six times
        Assert.That((agent.LearnedTransitionCount, agent.StepCount), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public void Learn_OfOutcomesOfDifferentFrequency_ImaginesThemAsOften()
    {
        var agent = new DynaQAgent(Make.Whole(), 1, new DynaQOptions { LearningRate = Schedule.Constant(0.001), PlanningStepCount = 20_000 });
        for (int i = 0; i < 4; i++)
            agent.Learn([0], 0, i == 0 ? 8 : 0, [i == 0 ? 1 : 2], terminated: false);

        // 8 in one of four: the mean of the model is 2; the last 20,000 draws differ from it by less than ten standard errors.
        Assert.That(agent.Values(0)[0], Is.EqualTo(2).Within(0.8));
    }

    [Test]
    public void Create_WithoutPlanning_IsRefused() =>
        Assert.That(() => Create(planningSteps: 0), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("PlanningStepCount"));

    private static DynaQAgent Create(int planningSteps, ulong seed = 0, double initialValue = 0) => new(Make.Whole(), 2, new DynaQOptions
    {
        PlanningStepCount = planningSteps,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new FixedExploration(1, 0),
        InitialActionValue = initialValue,
        Seed = seed,
    });
}
