using TabularRl.Agents;
using TabularRl.Discretization;
using TabularRl.Exploration.Schedules;
using TabularRl.LearningCurves.Learners;

namespace TabularRl.LearningCurves.Tests.Learners;

[TestFixture]
internal sealed class LearnerTests
{
    [Test]
    public void All_Names_StandOnce() => Assert.That(LearnerRegistry.All.Select(learner => learner.Name), Is.Unique);

    [TestCaseSource(typeof(LearnerRegistry), nameof(LearnerRegistry.All))]
    public void Create_AnAgent_FitsTheTask(Learner learner)
    {
        IAgent agent = learner.Create(Context());
        Assert.That((agent.ObservationSize, agent.ActionCount, agent.StepCount), Is.EqualTo((2, 3, 0L)));
    }

    [TestCase(0, 0.8)]
    [TestCase(5, 0.35)] // half of the steps are left: 0.2 + 0.6 · 0.5²
    [TestCase(10, 0.2)]
    [TestCase(1_000, 0.2)]
    public void GetValue_OfTheDecay_FallsByTheSquareOfWhatIsLeft(long step, double expected) =>
        Assert.That(new DecayByStep(0.8, 0.2, 10).GetValue(new ScheduleTime(99, step, 0)), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void DecayingEpsilon_OverTheBudget_GoesFromOneToZero()
    {
        ISchedule schedule = Context().DecayingEpsilon.Schedule;
        Assert.That((schedule.GetValue(default), schedule.GetValue(new ScheduleTime(0, 100, 0))), Is.EqualTo((1.0, 0.0)));
    }

    private static LearnerContext Context() => new()
    {
        Task = "t",
        Discretizer = new RoundingDiscretizer(2),
        ActionCount = 3,
        Seed = 1,
        DiscountFactor = 0.9,
        StepBudget = 100,
        LearningRate = Schedule.Constant(0.5),
        OptimisticValue = 1,
    };
}
