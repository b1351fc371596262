using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;

namespace TabularRl.Tests.Exploration;

/// <summary>The vectorised search against the plain one, for every number of actions up to beyond the masks' limit.</summary>
[TestFixture]
public sealed class GreedyActionOracleTests
{
    [Test]
    public void GreedyAction_AnyLengthTiesAndMask_EqualsThePlainSearch([Range(1, 70)] int actionCount)
    {
        var random = new Xoshiro256((ulong)actionCount);
        var values = new double[actionCount];
        for (int round = 0; round < 200; round++)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = random.NextInt32(3) switch { 0 => -1, 1 => 2.5, _ => random.NextDouble() * 4 };
            ActionMask mask = round % 2 == 0 || actionCount > ActionMask.MaxActionCount ? ActionMask.All : RandomMask(actionCount, random);
            double tieBreaker = random.NextDouble();

            int[] legal = [.. Enumerable.Range(0, actionCount).Where(mask.IsLegal)];
            double max = legal.Max(action => values[action]);
            int[] best = [.. legal.Where(action => values[action] == max)];

            Assert.That(GreedyAction.MaxValue(values, mask), Is.EqualTo(max));
            Assert.That(GreedyAction.FindFirst(values, mask, out int tieCount), Is.EqualTo(best[0]));
            Assert.That(tieCount, Is.EqualTo(best.Length));
            Assert.That(GreedyAction.Select(values, mask, tieBreaker), Is.EqualTo(best[(int)(tieBreaker * best.Length)]));
        }
    }

    [Test]
    public void Select_EveryValueNaN_IsTheLowestLegalAction([Values(1, 3, 6)] int actionCount)
    {
        double[] values = [.. Enumerable.Repeat(double.NaN, actionCount)];
        Assert.That(GreedyAction.Select(values, ActionMask.All, 0.9), Is.Zero);
    }

    private static ActionMask RandomMask(int actionCount, Xoshiro256 random)
    {
        var flags = new bool[actionCount];
        for (int i = 0; i < actionCount; i++)
            flags[i] = random.NextInt32(2) == 0;
        flags[random.NextInt32(actionCount)] = true;
        return ActionMask.FromFlags(flags);
    }
}
