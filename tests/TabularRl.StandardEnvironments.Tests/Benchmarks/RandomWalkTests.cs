using TabularRl.StandardEnvironments.Benchmarks;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.Tests.Oracles;

namespace TabularRl.StandardEnvironments.Tests.Benchmarks;

[TestFixture]
internal sealed class RandomWalkTests
{
    [Test]
    public void Values_OfFiveCells_AreSixths()
    {
        double[,] values = ValueIteration.Solve(new RandomWalk().Model, 1);
        for (int cell = 1; cell <= 5; cell++)
            Assert.That(values[cell, 0], Is.EqualTo(cell / 6.0).Within(1e-9));
    }

    [Test]
    public void Values_OfNineteenCells_AreTenthsAroundZero()
    {
        double[,] values = ValueIteration.Solve(new RandomWalk(new RandomWalkOptions { CellCount = 19, LeftReward = -1 }).Model, 1, 1e-14);
        for (int cell = 1; cell <= 19; cell++)
            Assert.That(values[cell, 0], Is.EqualTo((cell - 10) / 10.0).Within(1e-9));
    }

    [Test]
    public void Transitions_OfACell_GoBothWays()
    {
        var walk = new RandomWalk();
        Assert.That(walk.StartProbabilities[3], Is.EqualTo(1));
        Assert.That(Outcomes.Of(walk, 3, 0), Is.EqualTo(new[] { (0.5, 2, 0.0, false), (0.5, 4, 0.0, false) }));
        Assert.That(Outcomes.Of(walk, 1, 0), Is.EqualTo(new[] { (0.5, 0, 0.0, true), (0.5, 2, 0.0, false) }));
        Assert.That(Outcomes.Of(walk, 5, 0), Is.EqualTo(new[] { (0.5, 4, 0.0, false), (0.5, 6, 1.0, true) }));
    }

    [Test]
    public void IsGoalReached_AtTheEnd_IsWhetherItWasTheRightOne()
    {
        var walk = new RandomWalk();
        var observation = new double[1];
        var ends = new HashSet<(double, bool)>();
        for (ulong seed = 0; seed < 40; seed++)
        {
            walk.Reset(seed, observation);
            while (!walk.Step(0, observation).IsDone)
                Assert.That(walk.IsGoalReached, Is.False);
            ends.Add((observation[0], walk.IsGoalReached));
        }

        Assert.That(ends, Is.EquivalentTo(new[] { (0.0, false), (6.0, true) }));
    }

    [Test]
    public void Render_AtTheStart_IsInTheMiddle()
    {
        var walk = new RandomWalk();
        walk.Reset(0, new double[1]);
        Assert.That(walk.Render(), Is.EqualTo("...@..."));
    }

    [TestCase(0)]
    [TestCase(4)]
    [TestCase(-1)]
    public void CellCount_WithoutAMiddle_IsRefused(int count) =>
        Assert.That(() => new RandomWalkOptions { CellCount = count }, Throws.InstanceOf<ArgumentOutOfRangeException>());
}
