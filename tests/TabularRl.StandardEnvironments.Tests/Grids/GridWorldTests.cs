using TabularRl.Environments;
using TabularRl.StandardEnvironments.Grids;
using TabularRl.StandardEnvironments.Tests.Oracles;
using TabularRl.StandardEnvironments.Tests.Support;

namespace TabularRl.StandardEnvironments.Tests.Grids;

[TestFixture]
internal sealed class GridWorldTests
{
    [Test]
    public void RussellNorvig_ByOptimalPlay_IsWorthWhatTheBookSays()
    {
        var world = new GridWorld(GridWorld.RussellNorvig, new GridWorldOptions { SlipProbability = 0.2 });
        Assert.That(Optimum.Of(world) - 0.04, Is.EqualTo(0.705).Within(5e-4), "the book counts the cell one starts in");
        Assert.That(Optimum.Of(world), Is.EqualTo(0.745308).Within(5e-7));
    }

    [TestCase(8, 0, 4, -0.04, false)]
    [TestCase(8, 1, 9, -0.04, false)]
    [TestCase(8, 2, 8, -0.04, false)]
    [TestCase(8, 3, 8, -0.04, false)]
    [TestCase(4, 1, 4, -0.04, false)]
    [TestCase(2, 1, 3, 1, true)]
    [TestCase(6, 1, 7, -1, true)]
    public void Transitions_WithoutSlip_AreOneMove(int state, int action, int next, double reward, bool terminated) =>
        Assert.That(Outcomes.Of(new GridWorld(GridWorld.RussellNorvig), state, action), Is.EqualTo(new[] { (1.0, next, reward, terminated) }));

    [TestCase(3)]
    [TestCase(5)]
    [TestCase(7)]
    public void Transitions_OfGoalPitAndWall_Loop(int state) =>
        Assert.That(Outcomes.Of(new GridWorld(GridWorld.RussellNorvig), state, 0), Is.EqualTo(new[] { (1.0, state, 0.0, true) }));

    [Test]
    public void Transitions_WithSlip_AreThreeInOrder()
    {
        var world = new GridWorld(GridWorld.RussellNorvig, new GridWorldOptions { SlipProbability = 0.2, StepReward = -1, GoalReward = 7, PitReward = -9 });
        Assert.That(Outcomes.Of(world, 6, 0), Is.EqualTo(new[] { (0.1, 6, -1.0, false), (0.8, 2, -1.0, false), (0.1, 7, -9.0, true) }));
        Assert.That(Outcomes.Of(world, 2, 1), Is.EqualTo(new[] { (0.1, 2, -1.0, false), (0.8, 3, 7.0, true), (0.1, 6, -1.0, false) }));
    }

    [Test]
    public void Starts_OfAMapWithSeveral_AreDrawnAlikeAndNeverAWall()
    {
        // Ten tenths sum to less than 1, and cell 0 is a wall.
        var world = new GridWorld(["#SSSSSSSSSSG"]);
        Assert.That(world.StartCount, Is.EqualTo(10));
        Assert.That(world.StartProbabilities[1], Is.EqualTo(0.1));
        TextMap map = TextMap.Parse(["#SSSSSSSSSSG"], "#SG", "a letter", "");
        Assert.That(GridWorld.FindStarts(map).Find(Math.BitDecrement(1.0)), Is.EqualTo(1));
    }

    [Test]
    public void Render_OfAWorld_MarksTheAgent()
    {
        var world = new GridWorld(GridWorld.RussellNorvig);
        world.Reset(0, new double[1]);
        Assert.That(world.Render(), Is.EqualTo("...G\n.#.X\n@..."));
    }

    [Test]
    public void IsGoalReached_InAPit_IsFalse()
    {
        var world = new GridWorld(["SX", ".G"]);
        var observation = new double[1];
        world.Reset(0, observation);
        Assert.That(world.Step(1, observation), Is.EqualTo(new StepResult(-1, true, false)));
        Assert.That(world.IsGoalReached, Is.False);
        world.Reset(0, observation);
        world.Step(2, observation);
        Assert.That(world.Step(1, observation), Is.EqualTo(new StepResult(1, true, false)));
        Assert.That(world.IsGoalReached);
    }

    [TestCase("S.G/..", "Row 1 of the map has 2 columns, row 0 has 3")]
    [TestCase("S.G/.F.", "Row 1, column 1 of the map is 'F'")]
    [TestCase("..G", "The map has no 'S'")]
    [TestCase("S..", "The map has no 'G'")]
    public void Map_ThatIsNone_NamesThePlace(string rows, string message) =>
        Assert.That(() => new GridWorld(rows.Split('/')), Throws.ArgumentException.With.Message.StartsWith(message));

    [Test]
    public void Options_OutOfRange_AreRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new GridWorldOptions { SlipProbability = 1.5 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new GridWorldOptions { StepReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new GridWorldOptions { GoalReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new GridWorldOptions { PitReward = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    });
}
