using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.StandardEnvironments.Grids;
using TabularRl.StandardEnvironments.ToyText;
using TabularRl.Tests.Oracles;

namespace TabularRl.StandardEnvironments.Tests.Grids;

[TestFixture]
internal sealed class GridPolicyTextTests
{
    [Test]
    public void Write_OfActions_ShowsArrowsAndLetters()
    {
        var world = new GridWorld(GridWorld.RussellNorvig, new GridWorldOptions { SlipProbability = 0.2 });
        double[,] values = ValueIteration.Solve(world.Model, 1);
        int[] greedy = [.. Enumerable.Range(0, 12).Select(state => Enumerable.Range(0, 4).MaxBy(action => values[state, action]))];

        // The book's figure of the optimal policy at −0.04.
        Assert.That(GridPolicyText.Write(world, greedy), Is.EqualTo("→→→G\n↑#↑X\n↑←←←"));
    }

    [Test]
    public void Write_OfActions_UsesTheEnvironmentsNumbers()
    {
        Assert.That(GridPolicyText.Write(new FrozenLake(), [.. Enumerable.Range(0, 16).Select(state => state % 4)]), Is.EqualTo("←↓→↑\n←H→H\n←↓→H\nH↓→G"));
        Assert.That(GridPolicyText.Write(new CliffWalking(), new int[48]), Does.EndWith("\n↑CCCCCCCCCCG"));
    }

    [Test]
    public void Write_OfAPolicy_AsksItInEveryCell() =>
        Assert.That(GridPolicyText.Write(new FrozenLake(), new ConstantPolicy(2, 4)), Is.EqualTo("→→→→\n→H→H\n→→→H\nH→→G"));

    [Test]
    public void Write_OfAPolicyThatLearnedLittle_SaysWhatItDoesNotKnow()
    {
        var world = new GridWorld(["S..G"]);
        var agent = new QLearningAgent(new RoundingDiscretizer(1), world.ActionCount, new QLearningOptions());
        agent.Learn([2], 1, 1, [3], true);
        Assert.That(GridPolicyText.Write(world, agent.Freeze()), Is.EqualTo("??→G"));
    }

    [Test]
    public void Write_OfWhatDoesNotFit_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => GridPolicyText.Write(new FrozenLake(), new int[15]), Throws.ArgumentException.With.Message.Contains("16 states; there are 15"));
        Assert.That(() => GridPolicyText.Write(new FrozenLake(), [.. Enumerable.Repeat(4, 16)]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => GridPolicyText.Write(new FrozenLake(), new ConstantPolicy(0, 3)), Throws.ArgumentException.With.Message.Contains("4 actions"));
        Assert.That(() => GridPolicyText.Write(null!, new int[16]), Throws.ArgumentNullException);
        Assert.That(() => GridPolicyText.Write(new FrozenLake(), (IPolicy)null!), Throws.ArgumentNullException);
    });

    [Test]
    public void Cells_OfAGrid_SayWhereToAct()
    {
        GridEnvironment lake = new FrozenLake();
        Assert.That(Enumerable.Range(0, 16).Where(lake.CanActIn), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 6, 8, 9, 10, 13, 14 }));
        Assert.That((lake.RowCount, lake.ColumnCount, lake.GetLetter(5), lake.GetArrow(3)), Is.EqualTo((4, 4, 'H', '↑')));
        Assert.That(() => lake.GetLetter(16), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => lake.GetArrow(4), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
