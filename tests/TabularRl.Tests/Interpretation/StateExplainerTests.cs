using TabularRl.Environments;
using TabularRl.Interpretation;
using TabularRl.Policies;

namespace TabularRl.Tests.Interpretation;

public sealed class StateExplainerTests
{
    private static readonly FrozenPolicy Funnel = TestTables.Funnel();

    [Test]
    public void Explain_KnownState_GivesValuesVisitsAndAdvantage()
    {
        StateExplanation explanation = new StateExplainer(Funnel).Explain([2, 20]);

        Assert.That(explanation.Knowledge, Is.EqualTo(StateKnowledge.Known));
        Assert.That(explanation.Cells, Is.EqualTo((int[])[2, 20]));
        Assert.That(explanation.Decision.Action, Is.EqualTo(2));
        Assert.That(explanation.Advantage, Is.EqualTo(0.6).Within(1e-12));
        Assert.That(explanation.Actions.Select(a => a.Value), Is.EqualTo((double[])[0.1, 0.4, 1.0]));
        Assert.That(explanation.Actions.Select(a => a.Visits), Is.EqualTo((long[])[1, 1, 8]));
        Assert.That(explanation.Nearest, Is.Empty);
    }

    [Test]
    public void Explain_UnknownState_SaysSoAndNamesTheNearest()
    {
        StateExplanation explanation = new StateExplainer(Funnel).Explain([2, 12]);

        Assert.That(explanation.Knowledge, Is.EqualTo(StateKnowledge.Unknown));
        Assert.That(explanation.Decision.IsKnown, Is.False);
        Assert.That(explanation.Advantage, Is.Null);
        Assert.That(explanation.Counterfactual, Is.Null);
        Assert.That(explanation.Nearest.Select(n => string.Join(' ', n.Cells)), Is.EqualTo((string[])["2 10", "2 20", "1 10"]));
        Assert.That(explanation.Nearest[0].Distance, Is.EqualTo(new StateDistance(1, 0.2)));
        Assert.That(explanation.Nearest[2].Distance.DifferingCells, Is.EqualTo(2));
        Assert.That(explanation.ToText(new TableLabels(Funnel)), Does.Contain("decision: unknown; training never met this state\n"));
    }

    [Test]
    public void Explain_RowNeverUpdated_IsNotCalledKnown()
    {
        StateExplanation explanation = new StateExplainer(Funnel).Explain([3, 20]);

        Assert.That(explanation.Knowledge, Is.EqualTo(StateKnowledge.NeverUpdated));
        Assert.That(explanation.Advantage, Is.Null);
        Assert.That(explanation.Nearest, Is.Not.Empty);
        Assert.That(explanation.ToText(new TableLabels(Funnel)), Does.Contain("met this state but never learned from it"));
    }

    [Test]
    public void Explain_EmptyTable_IsUnknownWithoutNeighbours()
    {
        FrozenPolicy empty = TestTables.Empty();
        StateExplanation explanation = new StateExplainer(empty).Explain([1, 1]);

        Assert.That(explanation.Knowledge, Is.EqualTo(StateKnowledge.Unknown));
        Assert.That(explanation.Nearest, Is.Empty);
        Assert.That(explanation.ToText(new TableLabels(empty)), Does.Contain("no state that was learned from"));
    }

    [Test]
    public void Explain_TiedState_IsUndecided()
    {
        StateExplanation explanation = new StateExplainer(Funnel).Explain([3, 10]);

        Assert.That(explanation.Advantage, Is.Zero);
        Assert.That(explanation.ToText(new TableLabels(Funnel, ["wait", "call", "meet"])), Does.Contain("undecided between wait, call, all at 0.3"));
        // Another action than the tied ones, so only "meet" counts.
        Assert.That(explanation.Counterfactual?.Cells, Is.EqualTo((int[])[2, 20]));
    }

    [Test]
    public void Explain_MaskOfOneAction_HasNoAdvantage()
    {
        StateExplanation explanation = new StateExplainer(Funnel).Explain([0, 10], ActionMask.FromFlags([false, true, false]));

        Assert.That(explanation.Decision.Action, Is.EqualTo(1));
        Assert.That(explanation.Advantage, Is.Null);
        Assert.That(explanation.Counterfactual, Is.Null);
        Assert.That(explanation.ToText(new TableLabels(Funnel)), Does.Contain("the only action allowed"));
    }

    [Test]
    public void FindNearest_ScaledDistanceFirst_OrdersByIt()
    {
        var explainer = new StateExplainer(Funnel, new StateExplainerOptions { Metric = StateMetric.ScaledDistance, Scales = [100, 1] });

        // One cell differs by 8 of scale 1, or two cells by 2 of 1 and 1 of 100.
        Assert.That(explainer.FindNearest([1, 12], 2).Select(n => string.Join(' ', n.Cells)), Is.EqualTo((string[])["1 10", "0 10"]));
    }

    [Test]
    public void FindNearest_CategoricalCell_CountsADifferenceOnce()
    {
        var explainer = new StateExplainer(Funnel, new StateExplainerOptions { CategoricalCells = [0] });

        Assert.That(explainer.FindNearest([9, 10], 4).Select(n => n.Distance.ScaledDistance), Is.All.EqualTo(1.0));
        // Equally near, so the most visited comes first.
        Assert.That(explainer.FindNearest([9, 10], 4).Select(n => n.Decision.StateVisits), Is.EqualTo((long[])[50, 30, 10, 5]));
    }

    [FsCheckProperty(MaxTest = 60)]
    public bool FindNearest_AnyTable_EqualsBruteForceWhateverTheRowOrder(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed);
        double[] observation = [seed % 4, seed / 4 % 5, seed / 20 % 3];
        int[] cells = [.. observation.Select(x => (int)x)];
        double[] scales = [.. Enumerable.Range(0, 3).Select(f => Scale(policy, f))];
        var expected = Enumerable.Range(0, policy.StateCount)
            .Select(row => (Cells: TestTables.CellsOf(policy, row), Visits: Visits(policy, row)))
            .Where(s => s.Visits > 0 && !s.Cells.SequenceEqual(cells))
            .OrderBy(s => s.Cells.Where((cell, f) => cell != cells[f]).Count())
            .ThenBy(s => s.Cells.Select((cell, f) => Math.Abs(cell - cells[f]) / scales[f]).Sum())
            .ThenByDescending(s => s.Visits)
            .ThenBy(s => s.Cells[0]).ThenBy(s => s.Cells[1]).ThenBy(s => s.Cells[2])
            .Take(4)
            .Select(s => string.Join(' ', s.Cells));

        return new StateExplainer(policy).FindNearest(observation, 4).Select(n => string.Join(' ', n.Cells)).SequenceEqual(expected);
    }

    [Test]
    public void Constructor_OptionsThatDoNotFit_AreRefused()
    {
        Assert.That(() => new StateExplainer(Funnel, new StateExplainerOptions { Scales = [1] }), Throws.ArgumentException.With.Message.Contains("2 cells"));
        Assert.That(() => new StateExplainer(Funnel, new StateExplainerOptions { Scales = [1, 0] }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new StateExplainer(Funnel, new StateExplainerOptions { CategoricalCells = [2] }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new StateExplainer(Funnel, new StateExplainerOptions { NearestCount = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new StateExplainer(Funnel).Explain([1]), Throws.ArgumentException);
    }

    private static long Visits(FrozenPolicy policy, int row) => policy.GetVisits(row).ToArray().Sum(n => (long)n);

    private static double Scale(FrozenPolicy policy, int feature)
    {
        int[] cells = [.. Enumerable.Range(0, policy.StateCount).Select(row => TestTables.CellsOf(policy, row)[feature])];
        return cells.Length == 0 || cells.Max() == cells.Min() ? 1 : cells.Max() - cells.Min();
    }
}
