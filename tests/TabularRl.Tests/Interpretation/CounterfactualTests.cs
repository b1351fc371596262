using TabularRl.Environments;
using TabularRl.Interpretation;
using TabularRl.Policies;

namespace TabularRl.Tests.Interpretation;

public sealed class CounterfactualTests
{
    private static readonly FrozenPolicy Funnel = TestTables.Funnel();
    private static readonly StateExplainer Explainer = new(Funnel);

    [Test]
    public void Find_AnyOtherAction_ChangesTheFewestFeatures()
    {
        Counterfactual? found = Explainer.FindCounterfactual([2, 20]);

        // One change of the stage by a third of its range, rather than of the whole range of the rate.
        Assert.That(found?.Changes, Is.EqualTo((CellChange[])[new CellChange(0, 2, 1)]));
        Assert.That(found?.Action, Is.EqualTo(1));
        Assert.That(found?.ToText(new TableLabels(Funnel, ["wait", "call", "meet"])), Is.EqualTo("call, if Stage were 1 instead of 2 (20 visits)"));
    }

    [Test]
    public void Find_FixedFeature_ChangesAnother()
    {
        Counterfactual? found = Explainer.FindCounterfactual([2, 20], new CounterfactualOptions { FixedCells = [0] });

        Assert.That(found?.Changes, Is.EqualTo((CellChange[])[new CellChange(1, 20, 10)]));
    }

    [Test]
    public void Find_EverythingFixed_FindsNothing()
    {
        Assert.That(Explainer.FindCounterfactual([2, 20], new CounterfactualOptions { FixedCells = [0, 1] }), Is.Null);
    }

    [Test]
    public void Find_WantedAction_FindsIt()
    {
        Counterfactual? found = Explainer.FindCounterfactual([1, 10], new CounterfactualOptions { WantedAction = 2 });

        Assert.That(found?.Cells, Is.EqualTo((int[])[2, 20]));
        Assert.That(found?.Changes.Length, Is.EqualTo(2));
    }

    [Test]
    public void Find_WantedActionIsTaken_NeedsNoChange()
    {
        Counterfactual? found = Explainer.FindCounterfactual([1, 10], new CounterfactualOptions { WantedAction = 1 });

        Assert.That(found?.Changes, Is.Empty);
        Assert.That(found?.ToText(new TableLabels(Funnel)), Is.EqualTo("action 1, as it is (30 visits)"));
    }

    [Test]
    public void Find_UnknownState_AnswersOnlyAWantedAction()
    {
        Assert.That(Explainer.FindCounterfactual([7, 7]), Is.Null);
        Assert.That(Explainer.FindCounterfactual([3, 20]), Is.Null, "a row that was never updated");
        Assert.That(Explainer.FindCounterfactual([7, 7], new CounterfactualOptions { WantedAction = 2 })?.Cells, Is.EqualTo((int[])[2, 20]));
    }

    [Test]
    public void Find_WantedActionThatCannotBe_IsRefused()
    {
        Assert.That(() => Explainer.FindCounterfactual([2, 20], new CounterfactualOptions { WantedAction = 3 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => Explainer.FindCounterfactual([2, 20], new CounterfactualOptions { WantedAction = 0 }, ActionMask.FromFlags([false, true, true])),
            Throws.ArgumentException.With.Message.Contains("not legal"));
        Assert.That(() => Explainer.FindCounterfactual([2, 20], new CounterfactualOptions { FixedCells = [2] }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [FsCheckProperty(MaxTest = 60)]
    public bool Find_AnyState_ReallyFlipsAndNothingNearerDoes(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed);
        var explainer = new StateExplainer(policy);
        for (int row = 0; row < policy.StateCount; row++)
        {
            var cells = TestTables.CellsOf(policy, row);
            double[] state = TestTables.Observe(cells);
            Decision now = policy.Decide(state);
            if (now.StateVisits == 0)
                continue;
            double[] values = policy.GetActionValues(row).ToArray();
            var flips = Enumerable.Range(0, policy.StateCount)
                .Select(other => TestTables.CellsOf(policy, other))
                .Where(other => policy.Decide(TestTables.Observe(other)) is { TieCount: 1, StateVisits: > 0 } there && values[there.Action] < values.Max())
                .Select(other => other.Where((cell, f) => cell != cells[f]).Count())
                .ToList();
            Counterfactual? found = explainer.FindCounterfactual(state);
            if (flips.Count == 0 ? found is not null : found is null)
                return false;
            if (found is null)
                continue;

            double[] changed = [.. state];
            foreach (CellChange change in found.Changes)
                changed[change.Position] = change.To;
            Decision then = policy.Decide(changed);
            bool flipped = then.TieCount == 1 && then.Action == found.Action && values[then.Action] < now.ActionValue;
            if (!flipped || found.Changes.Length != flips.Min() || found.Distance.DifferingCells != found.Changes.Length)
                return false;
        }

        return true;
    }
}
