using TabularRl.Interpretation;
using TabularRl.Policies;

namespace TabularRl.Tests.Interpretation;

public sealed class TableDiffTests
{
    private static readonly FrozenPolicy Before = TestTables.Of(
        TestTables.Whole("x"), 2,
        ([0], [1, 0], [5, 5]), ([1], [1, 0], [50, 0]), ([2], [0, 1], [1, 1]), ([3], [1, 1], [2, 2]), ([4], [0, 3], [4, 4]));

    private static readonly FrozenPolicy After = TestTables.Of(
        TestTables.Whole("x"), 2,
        ([5], [0, 0], [7, 0]), ([3], [1, 2], [2, 2]), ([2], [0, 1], [1, 1]), ([1], [1, 3], [50, 0]), ([0], [0, 2], [5, 5]));

    [Test]
    public void Compare_TwoTables_RanksFlipsByVisits()
    {
        TableDiff diff = TableDiff.Compare(Before, After);

        Assert.That((diff.CommonStates, diff.AddedStates, diff.RemovedStates), Is.EqualTo((4, 1, 1)));
        Assert.That(diff.FlippedStates, Is.EqualTo(2));
        Assert.That(diff.Flips.Select(flip => (flip.Cells[0], flip.Visits, flip.Before.Action, flip.After.Action)), Is.EqualTo(((int, long, int, int)[])[(1, 100, 0, 1), (0, 20, 0, 1)]));
        Assert.That(diff.FlippedVisitShare, Is.EqualTo(120 / 132.0));
        Assert.That(diff.TieChangedStates, Is.EqualTo(1));
        Assert.That(diff.ValueChanges.Select(change => (change.Cells[0], change.Action, change.Before, change.After)), Is.EqualTo(((int, int, double, double)[])[(1, 1, 0, 3), (0, 1, 0, 2), (3, 1, 1, 2)]));
        Assert.That(diff.MaxValueDifference, Is.EqualTo(3));
        Assert.That(diff.MeanValueDifference, Is.EqualTo(7 / 8.0));
        Assert.That(diff.Added.Single().Cells[0], Is.EqualTo(5));
        Assert.That(diff.Removed.Single().Decision.StateVisits, Is.EqualTo(8));
        Assert.That(diff.ToText(new TableLabels(Before, ["wait", "call"]), 1), Is.EqualTo("""
            4 states in both, 1 added, 1 removed
            another action in 2 states, 90.9 % of visits; ties arose or were broken in 1
              x = 1: wait → call, 100 visits
            other values in 3 states: 0.875 on average, 3 at most
              x = 1: call 0 → 3
            added: x = 5: undecided, 7 visits
            removed: x = 4: call, 8 visits

            """));
    }

    [Test]
    public void Compare_FewListed_CountsAllTheSame()
    {
        TableDiff diff = TableDiff.Compare(Before, After, new TableDiffOptions { MaxListed = 1, ValueTolerance = 1 });

        Assert.That(diff.Flips, Has.Length.EqualTo(1));
        Assert.That(diff.FlippedStates, Is.EqualTo(2));
        Assert.That(diff.ValueChangedStates, Is.EqualTo(2));
    }

    [Test]
    public void Compare_EmptyTables_DifferInNothing()
    {
        TableDiff diff = TableDiff.Compare(TestTables.Empty(), TestTables.Empty());

        Assert.That((diff.CommonStates, diff.AddedStates, diff.RemovedStates, diff.FlippedStates), Is.EqualTo((0, 0, 0, 0)));
        Assert.That(diff.MeanValueDifference, Is.Null);
        Assert.That(diff.FlippedVisitShare, Is.Null);
    }

    [Test]
    public void Compare_OtherDiscretizerOrActions_IsRefused()
    {
        FrozenPolicy other = TestTables.Of(TestTables.Whole("y"), 2);
        FrozenPolicy wider = TestTables.Of(TestTables.Whole("x"), 3);

        Assert.That(() => TableDiff.Compare(Before, other), Throws.ArgumentException.With.Message.Contains("the features' names"));
        Assert.That(() => TableDiff.Compare(Before, wider), Throws.ArgumentException.With.Message.Contains("2 actions"));
        Assert.That(() => TableDiff.Compare(Before, After, new TableDiffOptions { ValueTolerance = double.NaN }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [FsCheckProperty(MaxTest = 40)]
    public bool Compare_AnyTableWithItself_DiffersInNothing(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed);
        TableDiff diff = TableDiff.Compare(policy, TableText.Parse(TableText.Format(policy)));
        return diff is { AddedStates: 0, RemovedStates: 0, FlippedStates: 0, TieChangedStates: 0, ValueChangedStates: 0, MaxValueDifference: 0 }
            && diff.CommonStates == policy.StateCount;
    }

    [FsCheckProperty(MaxTest = 40)]
    public bool Compare_Backwards_MirrorsIt(uint seed)
    {
        // Seeds of one parity share a discretizer.
        FrozenPolicy left = TestTables.Random(seed), right = TestTables.Random(seed + 2UL);
        TableDiff there = TableDiff.Compare(left, right), back = TableDiff.Compare(right, left);
        return there.AddedStates == back.RemovedStates && there.FlippedStates == back.FlippedStates && there.TieChangedStates == back.TieChangedStates
            && there.MeanValueDifference == back.MeanValueDifference && there.CommonStates + there.RemovedStates == left.StateCount
            && there.Flips.Select(f => string.Join(' ', f.Cells)).SequenceEqual(back.Flips.Select(f => string.Join(' ', f.Cells)));
    }
}
