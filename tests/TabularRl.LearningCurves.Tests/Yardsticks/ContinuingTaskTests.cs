using TabularRl.Agents;
using TabularRl.Agents.RLearning;
using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Yardsticks;
using TabularRl.Policies;
using TabularRl.StandardEnvironments.Benchmarks;

namespace TabularRl.LearningCurves.Tests.Yardsticks;

[TestFixture]
internal sealed class ContinuingTaskTests
{
    private static readonly ContinuingTask Swim = new("swim", () => new RiverSwim(), RiverSwim.StepLimit) { StepBudget = 2_000 };

    // Left pays 5 a step from the left bank on, which is reached after 1 or 2 steps, each in half of the episodes; the optimum is 3,336,494.
    [Test]
    public void ShareOf_SwimmingLeft_IsWhatItPays() => Assert.That(
        Swim.ShareOf(new RiverSwim(), new ConstantPolicy(0, 2, "left")), Is.EqualTo(5 * 4998.5 / 3_336_494).Within(1e-8));

    [Test]
    public void ShareOf_SwimmingRight_IsNearlyTheOptimum() => Assert.That(
        Swim.ShareOf(new RiverSwim(), new ConstantPolicy(1, 2, "right")), Is.GreaterThan(0.999).And.LessThan(1));

    [Test]
    public void Play_TheSameSeed_GivesTheSameCurve()
    {
        Func<LearnerContext, IAgent> create = task => new RLearningAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new RLearningOptions()));
        Yardstick yardstick = Swim.For("r-learning", create);
        YardstickCurve first = yardstick.Play(1, default);
        Assert.That(yardstick.Play(1, default).Values, Is.EqualTo(first.Values).And.Length.EqualTo(yardstick.Steps.Length));
    }
}
