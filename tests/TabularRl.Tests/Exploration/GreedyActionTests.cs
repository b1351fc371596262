using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;
using TabularRl.Tests.Oracles;

namespace TabularRl.Tests.Exploration;

[TestFixture]
internal sealed class GreedyActionTests
{
    [FsCheckProperty]
    public void Select_OfAnyValuesAndMask_PicksALegalMaximum(byte[] coarse, ulong illegal, byte tie)
    {
        if (coarse.Length is 0 or > 64)
            return;
        // Few different values, so that ties are common.
        double[] values = Array.ConvertAll(coarse, value => (value % 5) - 2.0);
        bool[] flags = [.. values.Select((_, action) => (illegal >> action & 1) == 0)];
        flags[tie % flags.Length] = true;
        ActionMask mask = ActionMask.FromFlags(flags);
        double max = values.Where((_, action) => flags[action]).Max();
        int[] best = [.. Enumerable.Range(0, values.Length).Where(action => flags[action] && values[action] == max)];

        Assert.That(GreedyAction.MaxValue(values, mask), Is.EqualTo(max));
        Assert.That(GreedyAction.FindFirst(values, mask, out int tieCount), Is.EqualTo(best[0]));
        Assert.That(tieCount, Is.EqualTo(best.Length));
        Assert.That(GreedyAction.Select(values, mask, tie / 256.0), Is.EqualTo(best[tie * best.Length / 256]));
    }

    [Test]
    public void Select_WithAUniformTieBreaker_IsUniformAmongEquals()
    {
        double[] values = [3, 1, 3, 3, 3, 2];
        ActionMask mask = ActionMask.FromFlags([true, true, true, false, true, true]);
        var random = new Xoshiro256(11);
        var counts = new long[values.Length];
        for (int i = 0; i < 30_000; i++)
            counts[GreedyAction.Select(values, mask, random.NextDouble())]++;

        Assert.That(ChiSquare.PValue(counts, [1 / 3.0, 0, 1 / 3.0, 0, 1 / 3.0, 0]), Is.GreaterThan(0.001));
    }

    [Test]
    public void Select_WithTheLargestTieBreakerBelowOne_PicksTheLast() =>
        Assert.That(GreedyAction.Select(new double[7], ActionMask.All, Math.BitDecrement(1)), Is.EqualTo(6));

    [Test]
    public void MaxValue_WhereTheGreatestIsIllegal_LeavesItOut() =>
        Assert.That(GreedyAction.MaxValue([1, 9, 2], ActionMask.FromFlags([true, false, true])), Is.EqualTo(2));

    [Test]
    public void FindFirst_WhereEveryValueIsMinusInfinity_CountsThemAll()
    {
        double[] values = [double.NegativeInfinity, double.NegativeInfinity];

        Assert.That(GreedyAction.FindFirst(values, ActionMask.All, out int tieCount), Is.Zero);
        Assert.That(tieCount, Is.EqualTo(2));
        Assert.That(GreedyAction.Select(values, ActionMask.All, 0.99), Is.EqualTo(1));
    }
}
