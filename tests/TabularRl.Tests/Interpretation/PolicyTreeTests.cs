using TabularRl.Environments;
using TabularRl.Interpretation;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Tests.Interpretation;

public sealed class PolicyTreeTests
{
    private static readonly PolicyTreeOptions Unlimited = new() { MaxDepth = PolicyTreeOptions.MaxMaxDepth, MaxLeaves = int.MaxValue };

    [Test]
    public void Fit_Funnel_FindsItsRules()
    {
        FrozenPolicy funnel = TestTables.Funnel();
        PolicyTree tree = PolicyTree.Fit(funnel);

        Assert.That(tree.ToText(new TableLabels(funnel, ["wait", "call", "meet"])), Is.EqualTo("""
            if Stage ≤ 0: wait (2 states, 100 visits, agrees on 100.0 %)
            else:
              if Stage ≤ 1: call (2 states, 50 visits, agrees on 100.0 %)
              else:
                if Rate ≤ 15: call (1 state, 10 visits, agrees on 100.0 %)
                else: meet (1 state, 10 visits, agrees on 100.0 %)
            agrees on 100.0 % of visits and 100.0 % of 6 states
            2 states undecided, and left out

            """));
        Assert.That(tree.Rules.Select(rule => rule.ToText(new TableLabels(funnel, ["wait", "call", "meet"]))), Is.EqualTo((string[])
        [
            "Stage ≤ 0 → wait (2 states, 100 visits, agrees on 100.0 %)",
            "Stage = 1 → call (2 states, 50 visits, agrees on 100.0 %)",
            "Stage ≥ 2 and Rate ≤ 15 → call (1 state, 10 visits, agrees on 100.0 %)",
            "Stage ≥ 2 and Rate ≥ 16 → meet (1 state, 10 visits, agrees on 100.0 %)",
        ]));
    }

    [Test]
    public void Fit_OneLeaf_TakesTheMostVisitedAction()
    {
        FrozenPolicy funnel = TestTables.Funnel();
        PolicyTree byVisits = PolicyTree.Fit(funnel, new PolicyTreeOptions { MaxLeaves = 1 });
        PolicyTree byStates = PolicyTree.Fit(funnel, new PolicyTreeOptions { MaxDepth = 0, Weighting = TreeWeighting.States });

        Assert.That((byVisits.Root.Action, byVisits.VisitFidelity, byVisits.Fidelity), Is.EqualTo((0, 100 / 170.0, 2 / 6.0)));
        Assert.That((byStates.Root.Action, byStates.VisitFidelity, byStates.Fidelity), Is.EqualTo((1, 60 / 170.0, 3 / 6.0)));
        Assert.That(byVisits.Rules.Single().ToText(new TableLabels(funnel)), Does.StartWith("always → action 0"));
    }

    [Test]
    public void Fit_ExclusiveOr_IsFoundThoughItsFirstQuestionGainsNothing()
    {
        FrozenPolicy policy = TestTables.Of(
            TestTables.Whole("x", "y"), 2,
            ([0, 0], [1, 0], [1, 1]), ([0, 1], [0, 1], [1, 1]), ([1, 0], [0, 1], [1, 1]), ([1, 1], [1, 0], [1, 1]));

        Assert.That(PolicyTree.Fit(policy).Fidelity, Is.EqualTo(1));
    }

    [Test]
    public void Fit_LeavesOfOneAction_AreJoined()
    {
        FrozenPolicy policy = TestTables.Of(TestTables.Whole("x"), 2, ([0], [1, 0], [9, 9]), ([1], [1, 0], [1, 1]), ([2], [0, 1], [1, 1]));
        PolicyTree tree = PolicyTree.Fit(policy, Unlimited);

        Assert.That(tree.Rules, Has.Length.EqualTo(2));
        Assert.That(tree.Root.Threshold, Is.EqualTo(1));
    }

    [Test]
    public void Fit_LeafLimit_CountsJoinedLeavesOnce()
    {
        FrozenPolicy policy = TestTables.Of(
            TestTables.Whole("x", "y"), 3,
            ([0, 0], [1, 0, 0], [60, 0, 0]), ([1, 0], [1, 0, 0], [40, 0, 0]), ([1, 1], [0, 1, 0], [30, 0, 0]),
            ([2, 0], [0, 0, 1], [50, 0, 0]), ([2, 1], [0, 1, 0], [20, 0, 0]));

        for (int leaves = 1; leaves <= 6; leaves++)
            Assert.That(PolicyTree.Fit(policy, Unlimited with { MaxLeaves = leaves }).Rules, Has.Length.LessThanOrEqualTo(leaves));
        Assert.That(PolicyTree.Fit(policy, Unlimited with { MaxLeaves = 4 }).VisitFidelity, Is.EqualTo(1));
    }

    [Test]
    public void Fit_TableThatDecidesNothing_SaysSo()
    {
        FrozenPolicy empty = TestTables.Empty();
        PolicyTree tree = PolicyTree.Fit(empty);

        Assert.That(tree.Root.IsLeaf && tree.Root.Action == -1);
        Assert.That(tree.Fidelity, Is.Null);
        Assert.That(tree.VisitFidelity, Is.Null);
        Assert.That(tree.ToText(new TableLabels(empty)), Is.EqualTo("no state has one best action\n"));
        Assert.That(tree.Rules.Single().ToText(new TableLabels(empty)), Does.StartWith("always → undecided"));
        Assert.That(() => tree.ToPolicy(), Throws.InvalidOperationException);
    }

    [Test]
    public void ToPolicy_Masked_TakesALegalAction()
    {
        IPolicy policy = PolicyTree.Fit(TestTables.Funnel()).ToPolicy();
        var probabilities = new double[3];
        policy.GetActionProbabilities([2, 20], ActionMask.FromFlags([false, true, false]), probabilities);

        Assert.That(policy.SelectAction([2, 20], ActionMask.All, new Xoshiro256(1)).Action, Is.EqualTo(2));
        Assert.That(probabilities, Is.EqualTo((double[])[0, 1, 0]));
        Assert.That(policy.IsDeterministic);
    }

    [Test]
    public void Fit_OptionOutOfRange_IsRefused()
    {
        FrozenPolicy funnel = TestTables.Funnel();
        Assert.That(() => PolicyTree.Fit(funnel, new PolicyTreeOptions { MaxDepth = 65 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PolicyTree.Fit(funnel, new PolicyTreeOptions { MaxLeaves = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PolicyTree.Fit(funnel, new PolicyTreeOptions { MinStatesPerLeaf = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PolicyTree.Fit(funnel).Predict([1]), Throws.ArgumentException);
    }

    [FsCheckProperty(MaxTest = 50)]
    public bool Fit_Unlimited_AgreesWithEveryDecidedState(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed, maxStates: 60);
        PolicyTree tree = PolicyTree.Fit(policy, Unlimited with { Weighting = TreeWeighting.States });
        return tree.Fidelity is null or 1 && Agreeing(policy, tree) == tree.StateCount;
    }

    [FsCheckProperty(MaxTest = 50)]
    public bool Fit_Limited_KeepsItsLimitsAndReportsWhatItDoes(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed, maxStates: 60);
        var options = new PolicyTreeOptions { MaxDepth = 3, MaxLeaves = 5, MinStatesPerLeaf = 3 };
        PolicyTree tree = PolicyTree.Fit(policy, options);
        int decided = Enumerable.Range(0, policy.StateCount).Count(row => TestTables.Decides(policy, row));
        bool counted = tree.StateCount == decided && tree.UndecidedStates == policy.StateCount - decided
            && (decided == 0 ? tree.Fidelity is null : tree.Fidelity == (double)Agreeing(policy, tree) / decided);
        bool limited = Depth(tree.Root) <= 3 && tree.Rules.Length <= 5 && (tree.Root.IsLeaf || tree.Rules.All(rule => rule.StateCount >= 3));
        bool exclusive = Enumerable.Range(0, policy.StateCount).All(row =>
        {
            int[] cells = [.. TestTables.CellsOf(policy, row)];
            return tree.Rules.Where(rule => rule.IsMetBy(cells)).Select(rule => rule.Action).SequenceEqual([tree.Predict(cells)]);
        });
        return counted && limited && exclusive;
    }

    [FsCheckProperty(MaxTest = 60)]
    public bool Fit_DeepButFewLeaves_KeepsTheLeafLimit(uint seed)
    {
        // Two actions and many joined leaves, so that questions come which would part more leaves than are left.
        FrozenPolicy policy = TestTables.Random(seed, maxStates: 60, actionCount: 2, cells: 5);
        return Enumerable.Range(1, 8).All(leaves => PolicyTree.Fit(policy, Unlimited with { MaxLeaves = leaves }) is var tree
            && tree.Rules.Length <= leaves && (tree.Fidelity is null || Agreeing(policy, tree) == Math.Round(tree.Fidelity.Value * tree.StateCount)));
    }

    [FsCheckProperty(MaxTest = 30)]
    public bool Fit_RowsInAnotherOrder_GivesTheSameTree(uint seed)
    {
        FrozenPolicy policy = TestTables.Random(seed, maxStates: 60);
        FrozenPolicy sorted = TableText.Parse(TableText.Format(policy));
        var labels = new TableLabels(policy);
        return PolicyTree.Fit(policy).ToText(labels) == PolicyTree.Fit(sorted).ToText(labels);
    }

    private static int Depth(PolicyTreeNode node) =>
        node.IsLeaf ? 0 : 1 + Math.Max(Depth(node.AtMost!), Depth(node.Above!));

    private static int Agreeing(FrozenPolicy policy, PolicyTree tree) => Enumerable.Range(0, policy.StateCount).Count(row =>
    {
        int[] cells = [.. TestTables.CellsOf(policy, row)];
        Decision decision = policy.Decide(TestTables.Observe(cells));
        return decision.TieCount == 1 && tree.Predict(cells) == decision.Action;
    });
}
