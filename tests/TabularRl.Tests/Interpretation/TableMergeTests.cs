using TabularRl.Discretization;
using TabularRl.Interpretation;
using TabularRl.Policies;
using TabularRl.Tables;

namespace TabularRl.Tests.Interpretation;

public sealed class TableMergeTests
{
    [Test]
    public void ByVisits_TwoTables_WeighsByVisits()
    {
        FrozenPolicy left = TestTables.Of(TestTables.Whole("x"), 2, ([0], [1, 5], [3, 0]), ([1], [7, 7], [1, 1]));
        FrozenPolicy right = TestTables.Of(TestTables.Whole("x"), 2, ([0], [2, 4], [1, 0]), ([-1], [9, 0], [2, 0]));
        FrozenPolicy merged = TableMerge.ByVisits([left, right]);

        Assert.That(Enumerable.Range(0, 3).Select(row => TestTables.CellsOf(merged, row)[0]), Is.EqualTo((int[])[-1, 0, 1]));
        Assert.That(merged.GetActionValues(0).ToArray(), Is.EqualTo((double[])[9, 0]));
        Assert.That(merged.GetActionValues(1).ToArray(), Is.EqualTo((double[])[1.25, 4.5]), "the second was never updated: a plain mean");
        Assert.That(merged.GetVisits(1).ToArray(), Is.EqualTo((uint[])[4, 0]));
        Assert.That(merged.GetActionValues(2).ToArray(), Is.EqualTo((double[])[7, 7]));
    }

    [Test]
    public void ByVisits_FullCounters_StayFull()
    {
        FrozenPolicy policy = TestTables.Of(TestTables.Whole("x"), 1, ([0], [double.MaxValue], [uint.MaxValue]));
        FrozenPolicy merged = TableMerge.ByVisits([policy, policy, policy]);

        Assert.That(merged.GetVisits(0)[0], Is.EqualTo(uint.MaxValue));
        Assert.That(merged.GetActionValues(0)[0], Is.EqualTo(double.MaxValue));
    }

    [Test]
    public void ByVisits_MeansThatAreEqualOnPaper_StayTied()
    {
        FrozenPolicy left = TestTables.Of(TestTables.Whole("x"), 2, ([0], [0.8, 0.2], [5, 5]));
        FrozenPolicy right = TestTables.Of(TestTables.Whole("x"), 2, ([0], [0.8, 1.4], [5, 5]));

        Assert.That(TableMerge.ByVisits([left, right]).Decide([0]).TieCount, Is.EqualTo(2));
    }

    [Test]
    public void ByVisits_ZerosOfTwoSigns_GiveTheSameBits()
    {
        FrozenPolicy left = TestTables.Of(TestTables.Whole("x"), 1, ([0], [-0.0], [5]));
        FrozenPolicy right = TestTables.Of(TestTables.Whole("x"), 1, ([0], [0.0], [5]));

        Assert.That(TableText.Format(TableMerge.ByVisits([left, right])), Is.EqualTo(TableText.Format(TableMerge.ByVisits([right, left]))));
    }

    [Test]
    public void ByVisits_EmptyTables_AreEmpty()
    {
        Assert.That(TableMerge.ByVisits([TestTables.Empty(), TestTables.Empty()]).StateCount, Is.Zero);
    }

    [Test]
    public void ByVisits_TablesThatDoNotFit_AreRefused()
    {
        FrozenPolicy policy = TestTables.Of(TestTables.Whole("x"), 2);
        var finer = new RoundingDiscretizer(["x"]);
        var optimistic = new FrozenPolicy(new QTable(1, CellWidth.Int32, 2, initialActionValue: 1), policy.Discretizer);

        Assert.That(() => TableMerge.ByVisits([]), Throws.ArgumentException.With.Message.Contains("no policy"));
        Assert.That(() => TableMerge.ByVisits([policy, TestTables.Of(finer, 2)]), Throws.ArgumentException.With.Message.Contains("different discretizers (their parameters)"));
        Assert.That(() => TableMerge.ByVisits([policy, TestTables.Of(policy.Discretizer, 3)]), Throws.ArgumentException.With.Message.Contains("3"));
        Assert.That(() => TableMerge.ByVisits([policy, optimistic]), Throws.ArgumentException.With.Message.Contains("0 and 1"));
    }

    [FsCheckProperty(MaxTest = 50)]
    public bool ByVisits_AnyOrder_GivesTheSameBits(uint seed)
    {
        FrozenPolicy[] parts = [.. Enumerable.Range(0, 3).Select(i => TestTables.Random(seed + 2UL * (ulong)i, anyValues: true))];
        string merged = TableText.Format(TableMerge.ByVisits(parts));
        int[][] orders = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        return orders.All(order => TableText.Format(TableMerge.ByVisits([.. order.Select(i => parts[i])])) == merged);
    }

    [FsCheckProperty(MaxTest = 50)]
    public bool ByVisits_InSteps_AgreesUpToRounding(uint seed)
    {
        FrozenPolicy[] parts = [.. Enumerable.Range(0, 3).Select(i => TestTables.Random(seed + 2UL * (ulong)i, anyValues: true))];
        TableDiff diff = TableDiff.Compare(TableMerge.ByVisits(parts), TableMerge.ByVisits([TableMerge.ByVisits(parts[..2]), parts[2]]));
        // A pair that no table ever updated is a plain mean, which does not nest; those hold the initial value here.
        return diff.AddedStates == 0 && diff.RemovedStates == 0 && diff.MaxValueDifference < 1e-14;
    }

    [FsCheckProperty(MaxTest = 50)]
    public bool ByVisits_OneTable_KeepsIt(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed, anyValues: true);
        return TableText.Format(TableMerge.ByVisits([policy], name: policy.Name)) == TableText.Format(policy);
    }
}
