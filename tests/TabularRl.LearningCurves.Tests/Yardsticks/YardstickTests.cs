using TabularRl.LearningCurves.Yardsticks;

namespace TabularRl.LearningCurves.Tests.Yardsticks;

[TestFixture]
internal sealed class YardstickTests
{
    [Test]
    public void ReachedCount_OfSeeds_CountsThoseAtTheTarget() => Assert.That(Make.Other(1.9, 2, 3).ReachedCount, Is.EqualTo(2));

    [Test]
    public void Worst_WhereLessIsBetter_IsTheGreatest()
    {
        YardstickResult result = Make.Other(1, 2, 3);
        YardstickResult reversed = result with { Yardstick = result.Yardstick with { IsMoreBetter = false } };
        Assert.That((result.Worst, reversed.Worst, reversed.ReachedCount), Is.EqualTo((1.0, 3.0, 2)));
    }

    [Test]
    public void All_AgentsAndTasks_StandOnce() =>
        Assert.That(YardstickRegistry.All.Select(yardstick => (yardstick.Agent, yardstick.Task)), Is.Unique);
}
