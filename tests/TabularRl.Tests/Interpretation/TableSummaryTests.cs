using TabularRl.Interpretation;
using TabularRl.Policies;

namespace TabularRl.Tests.Interpretation;

public sealed class TableSummaryTests
{
    [Test]
    public void Of_Funnel_CountsEverything()
    {
        TableSummary summary = TableSummary.Of(TestTables.Funnel());

        Assert.That(summary.StateCount, Is.EqualTo(8));
        Assert.That(summary.Visits, Is.EqualTo(new VisitDistribution(175, 21.875, 0, 5, 10, 30, 50)));
        Assert.That(summary.NeverUpdatedStates, Is.EqualTo(1));
        Assert.That(summary.NeverUpdatedShare, Is.EqualTo(0.125));
        Assert.That(summary.TiedStates, Is.EqualTo(1), "a row that was never updated is not counted as tied too");
        Assert.That(summary.TiedVisits, Is.EqualTo(5));
        Assert.That(summary.Actions[0], Is.EqualTo(new ActionSummary(0, GreedyStates: 2, GreedyVisits: 100, Visits: 84, UntriedStates: 1)));
        Assert.That(summary.Actions[1].GreedyStates, Is.EqualTo(3));
        Assert.That(summary.GreedyShare(2), Is.EqualTo(0.125));
        Assert.That((summary.MinimumValue, summary.MaximumValue), Is.EqualTo((0.1, 1.0)), "pairs that were never tried hold no learned value");
        Assert.That(summary.Saturation, Is.EqualTo(1));
        Assert.That(summary.Cells[0], Is.EqualTo(new CellSummary(0, 0, 3, 4)));
    }

    [Test]
    public void Of_EmptyTable_HasNoShares()
    {
        FrozenPolicy empty = TestTables.Empty();
        TableSummary summary = TableSummary.Of(empty);

        Assert.That(summary.Visits, Is.Null);
        Assert.That(summary.NeverUpdatedShare, Is.Null);
        Assert.That(summary.Saturation, Is.Null);
        Assert.That(summary.GreedyShare(0), Is.Null);
        Assert.That(summary.MinimumValue, Is.Null);
        Assert.That(summary.Cells, Is.Empty);
        Assert.That(summary.ToText(new TableLabels(empty)), Is.EqualTo("the table has no states\n"));
    }

    [Test]
    public void Of_FullCounter_SaysSo()
    {
        FrozenPolicy policy = TestTables.Of(TestTables.Whole("x"), 2, ([1], [0, 1], [uint.MaxValue, uint.MaxValue]));
        TableSummary summary = TableSummary.Of(policy);

        Assert.That(summary.SaturatedCounters, Is.EqualTo(2));
        Assert.That(summary.Visits?.Total, Is.EqualTo(2L * uint.MaxValue));
        Assert.That(summary.ToText(new TableLabels(policy)), Does.Contain("2 counters are full").And.Contain("x: 1, constant"));
    }

    [FsCheckProperty(MaxTest = 40)]
    public bool Of_AnyTable_AddsUp(uint seed)
    {
        TableSummary summary = TableSummary.Of(TestTables.Random(seed));
        return summary.Actions.Sum(a => a.GreedyStates) + summary.TiedStates + summary.NeverUpdatedStates == summary.StateCount
            && summary.Actions.Sum(a => a.Visits) == (summary.Visits?.Total ?? 0)
            && summary.Actions.Sum(a => a.GreedyVisits) + summary.TiedVisits == (summary.Visits?.Total ?? 0)
            && summary.Saturation is null or (> 0 and <= 1);
    }
}
