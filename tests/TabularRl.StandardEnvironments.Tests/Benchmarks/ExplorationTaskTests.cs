using TabularRl.Environments;
using TabularRl.StandardEnvironments.Benchmarks;
using TabularRl.StandardEnvironments.Tests.Oracles;
using TabularRl.StandardEnvironments.Tests.Support;

namespace TabularRl.StandardEnvironments.Tests.Benchmarks;

/// <summary>Chain, RiverSwim and Deep Sea: tasks that are hard to explore.</summary>
[TestFixture]
internal sealed class ExplorationTaskTests
{
    [Test]
    public void Chain_OfStrens_HasItsTransitionsAndValues()
    {
        var chain = new Chain();
        Assert.Multiple(() =>
        {
            Assert.That(Outcomes.Of(chain, 0, 0), Is.EqualTo(new[] { (0.8, 1, 0.0, false), (0.2, 0, 2.0, false) }));
            Assert.That(Outcomes.Of(chain, 4, 0), Is.EqualTo(new[] { (0.8, 4, 10.0, false), (0.2, 0, 2.0, false) }));
            Assert.That(Outcomes.Of(chain, 2, 1), Is.EqualTo(new[] { (0.2, 3, 0.0, false), (0.8, 0, 2.0, false) }));
            Assert.That(FiniteHorizon.Best(chain, Chain.StepLimit), Is.EqualTo(3665.8).Within(0.05));
            Assert.That(FiniteHorizon.Best(chain, 2000) - FiniteHorizon.Best(chain, 1000), Is.EqualTo(3676.8).Within(0.05), "the published 3677");
            Assert.That(FiniteHorizon.Random(chain, Chain.StepLimit), Is.EqualTo(1311.3).Within(0.06));
        });
    }

    [Test]
    public void RiverSwim_OfStrehlAndLittman_HasItsTransitionsAndValues()
    {
        var river = new RiverSwim();
        Assert.Multiple(() =>
        {
            Assert.That(river.StartProbabilities.ToArray(), Is.EqualTo(new[] { 0, 0.5, 0.5, 0, 0, 0 }));
            Assert.That(Outcomes.Of(river, 0, 0), Is.EqualTo(new[] { (1.0, 0, 5.0, false) }));
            Assert.That(Outcomes.Of(river, 3, 0), Is.EqualTo(new[] { (1.0, 2, 0.0, false) }));
            Assert.That(Outcomes.Of(river, 0, 1), Is.EqualTo(new[] { (0.7, 0, 0.0, false), (0.3, 1, 0.0, false) }));
            Assert.That(Outcomes.Of(river, 3, 1), Is.EqualTo(new[] { (0.1, 2, 0.0, false), (0.6, 3, 0.0, false), (0.3, 4, 0.0, false) }));
            Assert.That(Outcomes.Of(river, 5, 1), Is.EqualTo(new[] { (0.7, 4, 0.0, false), (0.3, 5, 10_000.0, false) }));
            Assert.That(FiniteHorizon.Best(river, RiverSwim.StepLimit), Is.EqualTo(3_336_494).Within(0.5));
            Assert.That(FiniteHorizon.Random(river, RiverSwim.StepLimit), Is.EqualTo(14_436).Within(0.5));
        });
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void DeepSea_OfAnySize_IsWorthItsTreasureLessTheWay(int size)
    {
        var sea = new DeepSea(new DeepSeaOptions { Size = size, ActionMappingSeed = 5 });
        Assert.That(FiniteHorizon.Best(sea, size), Is.EqualTo(0.99).Within(1e-12));
        Assert.That(FiniteHorizon.Random(sea, size), Is.EqualTo(Math.Pow(2, -size) - 0.005).Within(1e-12));
    }

    [Test]
    public void DeepSea_WalkedRight_FindsTheTreasure()
    {
        var sea = new DeepSea(new DeepSeaOptions { Size = 3 });
        var observation = new double[1];
        sea.Reset(0, observation);
        Assert.That(sea.Step(1, observation), Is.EqualTo(new StepResult(-0.01 / 3, false, false)));
        Assert.That(sea.Render(), Is.EqualTo("...\n.@.\n...\n==="));
        Assert.That(sea.Step(1, observation).IsDone || sea.IsGoalReached, Is.False);
        Assert.That(sea.Step(1, observation), Is.EqualTo(new StepResult(1 - 0.01 / 3, true, false)));
        Assert.That(sea.IsGoalReached);
        Assert.That(observation[0], Is.EqualTo(11));
        Assert.That(sea.Render(), Is.EqualTo("...\n...\n...\n==@"));
    }

    [Test]
    public void DeepSea_ReachingTheCornerTooLate_HasNotFoundIt()
    {
        var sea = new DeepSea(new DeepSeaOptions { Size = 2 });
        var observation = new double[1];
        sea.Reset(0, observation);
        sea.Step(0, observation);
        Assert.That(sea.Step(1, observation), Is.EqualTo(new StepResult(-0.005, true, false)));
        Assert.That(observation[0], Is.EqualTo(5), "the cell below the treasure");
        Assert.That(sea.IsGoalReached, Is.False);
    }

    [Test]
    public void DeepSea_WithAMapping_HasNoActionThatAlwaysGoesRight()
    {
        var sea = new DeepSea(new DeepSeaOptions { Size = 8, ActionMappingSeed = 3 });
        bool[] isRight = [.. Enumerable.Range(0, 64).Select(state => Outcomes.Of(sea, state, 1)[0].Reward != 0)];
        Assert.That(isRight, Has.Some.True);
        Assert.That(isRight, Has.Some.False);
        Assert.That(Enumerable.Range(0, 64).Select(state => Outcomes.Of(sea, state, 0)[0].Reward == 0), Is.EqualTo(isRight));
    }

    [Test]
    public void Options_OutOfRange_AreRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new ChainOptions { StateCount = 1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ChainOptions { SlipProbability = -0.1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ChainOptions { ForwardReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ChainOptions { BackReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RiverSwimOptions { StateCount = 2 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new DeepSeaOptions { Size = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new DeepSeaOptions { MoveCost = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RandomWalkOptions { LeftReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RandomWalkOptions { RightReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    });
}
