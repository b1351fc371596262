using TabularRl.Environments;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.ToyText;

[TestFixture]
internal sealed class FrozenLakeTests
{
    private const double Third = 1.0 / 3.0;
    private const double Fail = (1 - Third) / 2;

    [Test]
    public void Transitions_OnSlipperyIce_AreOneTurnBackItselfAndOneTurnOn()
    {
        var lake = new FrozenLake();
        Assert.That(Outcomes.Of(lake, 0, 0), Is.EqualTo(new[] { (Fail, 0, 0.0, false), (Third, 0, 0.0, false), (Fail, 4, 0.0, false) }));
        Assert.That(Outcomes.Of(lake, 14, 2), Is.EqualTo(new[] { (Fail, 14, 0.0, false), (Third, 15, 1.0, true), (Fail, 10, 0.0, false) }));
        Assert.That(Outcomes.Of(lake, 6, 3), Is.EqualTo(new[] { (Fail, 7, 0.0, true), (Third, 2, 0.0, false), (Fail, 5, 0.0, true) }));
    }

    [Test]
    public void Transitions_OfHolesAndGoal_LoopWithoutAReward()
    {
        var lake = new FrozenLake();
        foreach (int state in new[] { 5, 7, 11, 12, 15 })
        {
            for (int action = 0; action < 4; action++)
                Assert.That(Outcomes.Of(lake, state, action), Is.EqualTo(new[] { (1.0, state, 0.0, true) }));
        }
    }

    [TestCase(9, 0, 8)]
    [TestCase(9, 1, 13)]
    [TestCase(9, 2, 10)]
    [TestCase(9, 3, 5)]
    [TestCase(0, 0, 0)]
    [TestCase(3, 2, 3)]
    public void Transitions_WithoutSlip_AreOneMove(int state, int action, int next)
    {
        var lake = new FrozenLake(new FrozenLakeOptions { IsSlippery = false });
        Assert.That(Outcomes.Of(lake, state, action), Is.EqualTo(new[] { (1.0, next, 0.0, next == 5) }));
    }

    [Test]
    public void Transitions_OfASuccessRateAndRewards_HaveThem()
    {
        var lake = new FrozenLake(new FrozenLakeOptions { SuccessRate = 0.8, GoalReward = 5, HoleReward = -2, FrozenReward = -0.1 });
        double fail = (1 - 0.8) / 2;
        Assert.That(Outcomes.Of(lake, 14, 2), Is.EqualTo(new[] { (fail, 14, -0.1, false), (0.8, 15, 5.0, true), (fail, 10, -0.1, false) }));
        Assert.That(Outcomes.Of(lake, 1, 1), Is.EqualTo(new[] { (fail, 0, -0.1, false), (0.8, 5, -2.0, true), (fail, 2, -0.1, false) }));
    }

    [TestCase(1.0)]
    [TestCase(0.0)]
    public void Transitions_OfACertainMove_KeepOutcomesThatNeverCome(double successRate) =>
        Assert.That(Outcomes.Of(new FrozenLake(new FrozenLakeOptions { SuccessRate = successRate }), 9, 0), Has.Length.EqualTo(3));

    [Test]
    public void StartProbabilities_OfSeveralStarts_AreAlike()
    {
        var lake = new FrozenLake(new FrozenLakeOptions { Map = FrozenLakeMap.Parse("SFS", "FGF") });
        Assert.That(lake.StartProbabilities.ToArray(), Is.EqualTo(new[] { 0.5, 0, 0.5, 0, 0, 0 }));
        Assert.That(lake.StartCount, Is.EqualTo(2));
        var observation = new double[1];
        lake.ResetTo(1, 0, observation);
        Assert.That(observation[0], Is.EqualTo(2));
    }

    [Test]
    public void IsGoalReached_AtTheGoalAlone_IsTrue()
    {
        var lake = new FrozenLake(new FrozenLakeOptions { IsSlippery = false });
        var observation = new double[1];
        lake.Reset(0, observation);
        foreach (int action in new[] { 1, 1, 2, 1, 2 })
        {
            Assert.That(lake.Step(action, observation).IsDone, Is.False);
            Assert.That(lake.IsGoalReached, Is.False);
        }

        Assert.That(lake.Step(2, observation), Is.EqualTo(new StepResult(1, true, false)));
        Assert.That(lake.IsGoalReached);
        Assert.That(observation[0], Is.EqualTo(15));

        lake.Reset(0, observation);
        lake.Step(2, observation);
        Assert.That(lake.Step(1, observation), Is.EqualTo(new StepResult(0, true, false)), "a hole");
        Assert.That(lake.IsGoalReached, Is.False);
    }

    [Test]
    public void Render_OfAnEpisode_MarksTheAgent()
    {
        var lake = new FrozenLake(new FrozenLakeOptions { IsSlippery = false });
        var observation = new double[1];
        lake.Reset(0, observation);
        lake.Step(1, observation);
        Assert.That(lake.Render(), Is.EqualTo("SFFF\n@HFH\nFFFH\nHFFG"));
    }

    [Test]
    public void StepLimits_OfTheRegisteredTasks_AreGymnasiums() =>
        Assert.That((FrozenLake.StepLimit4x4, FrozenLake.StepLimit8x8), Is.EqualTo((100, 200)));

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void SuccessRate_OfNoProbability_IsRefused(double rate) => Assert.That(
        () => new FrozenLakeOptions { SuccessRate = rate }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("SuccessRate is a probability"));

    [Test]
    public void Rewards_ThatAreNotFinite_AreRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new FrozenLakeOptions { GoalReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FrozenLakeOptions { HoleReward = double.NegativeInfinity }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FrozenLakeOptions { FrozenReward = double.PositiveInfinity }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FrozenLakeOptions { Map = null! }, Throws.ArgumentNullException);
    });
}
