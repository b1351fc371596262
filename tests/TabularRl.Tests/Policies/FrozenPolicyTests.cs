using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;
using TabularRl.Tests.Discretization;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Policies;

[TestFixture]
internal sealed class FrozenPolicyTests
{
    [Test]
    public void Decide_OfAKnownState_TellsActionRunnerUpAndVisits()
    {
        FrozenPolicy policy = Freeze(([1, 5, 3], [2, 7, 1]));
        Assert.That(policy.Decide([0]), Is.EqualTo(new Decision(1, 5, 2, 3, Visits: 7, StateVisits: 10, TieCount: 1, IsKnown: true)));
    }

    [Test]
    public void Decide_WhereActionsTie_SaysSo()
    {
        FrozenPolicy policy = Freeze(([5, 1, 5], [2, 7, 1]));
        Assert.That(policy.Decide([0]), Is.EqualTo(new Decision(0, 5, 2, 5, Visits: 2, StateVisits: 10, TieCount: 2, IsKnown: true)));
    }

    [Test]
    public void Decide_UnderAMask_SpeaksOfLegalActionsOnly()
    {
        FrozenPolicy policy = Freeze(([1, 5, 3], [2, 7, 1]));

        Decision two = policy.Decide([0], ActionMask.FromFlags([true, false, true]));
        Assert.That((two.Action, two.RunnerUp, two.Visits, two.StateVisits), Is.EqualTo((2, 0, 1L, 10L)));
        Decision one = policy.Decide([0], ActionMask.FromFlags([true, false, false]));
        Assert.That((one.Action, one.RunnerUp, one.RunnerUpValue), Is.EqualTo((0, -1, double.NaN)));
    }

    [Test]
    public void Decide_OfAnUnknownState_SaysThatItIsUnknown()
    {
        FrozenPolicy policy = Freeze(([1, 5, 3], [2, 7, 1]));
        Assert.That(policy.Decide([9]), Is.EqualTo(new Decision(0, 0.25, 1, 0.25, 0, 0, TieCount: 3, IsKnown: false)));
    }

    [Test]
    public void Decide_OfVisitsAtTheirMost_AddsThemUpWithoutOverflow()
    {
        FrozenPolicy policy = Freeze(([1, 5, 3], [uint.MaxValue, uint.MaxValue, 1]));
        Assert.That(policy.Decide([0]).StateVisits, Is.EqualTo(2L * uint.MaxValue + 1));
    }

    [Test]
    public void Decide_OfAnObservationThatDoesNotFit_NamesTheFeature()
    {
        FrozenPolicy policy = Freeze(([1, 5, 3], [2, 7, 1]));
        Assert.That(() => policy.Decide([double.NaN]), Throws.ArgumentException.With.Message.StartWith("Feature 0 is NaN"));
        Assert.That(() => policy.Decide([1, 2]), Throws.ArgumentException);
    }

    [Test]
    public void SelectAction_InAStateNeverUpdated_IsNotCovered()
    {
        FrozenPolicy policy = Freeze(([1, 5, 3], [0, 0, 0]), ([1, 5, 3], [1, 0, 0]));
        var random = new Xoshiro256(0);

        Assert.That(policy.SelectAction([0], ActionMask.All, random), Is.EqualTo(new PolicyAction(1, false)), "Met, not updated.");
        Assert.That(policy.SelectAction([1], ActionMask.All, random), Is.EqualTo(new PolicyAction(1, true)), "Updated.");
        Assert.That(policy.SelectAction([2], ActionMask.All, random).IsCovered, Is.False, "Unknown.");
    }

    [Test]
    public void WithTieBreaking_OfAPolicy_ChangesNothingElse()
    {
        FrozenPolicy policy = Freeze(([5, 1, 5], [2, 7, 1]));
        FrozenPolicy lowest = policy.WithTieBreaking(TieBreaking.Lowest);

        Assert.That((policy.IsDeterministic, lowest.IsDeterministic), Is.EqualTo((false, true)));
        Assert.That((lowest.Name, lowest.StateCount, lowest.TieBreaking), Is.EqualTo((policy.Name, 1, TieBreaking.Lowest)));
        Assert.That(lowest.Decide([0]), Is.EqualTo(policy.Decide([0])));
        Assert.That(Actions(lowest), Is.EquivalentTo(new[] { 0 }));
        Assert.That(Actions(policy), Is.EquivalentTo(new[] { 0, 2 }));

        static IEnumerable<int> Actions(FrozenPolicy policy)
        {
            var random = new Xoshiro256(3);
            return Enumerable.Range(0, 100).Select(_ => policy.SelectAction([0], ActionMask.All, random).Action).Distinct();
        }
    }

    [Test]
    public void SelectAction_OfATie_NeedsAGenerator()
    {
        FrozenPolicy policy = Freeze(([5, 1, 5], [0, 0, 0]));
        Assert.That(() => policy.SelectAction([0], ActionMask.All, null!), Throws.ArgumentNullException);
    }

    [Test]
    public void TryGetActionValues_OfAState_GivesThemAndSaysWhetherItIsKnown()
    {
        FrozenPolicy policy = Freeze(([1, 5, 3], [2, 7, 1]));
        var values = new double[3];

        Assert.That(policy.TryGetActionValues([0], values));
        Assert.That(values, Is.EqualTo(new double[] { 1, 5, 3 }));
        Assert.That(policy.TryGetActionValues([1], values), Is.False);
        Assert.That(values, Is.EqualTo(new[] { 0.25, 0.25, 0.25 }));
        Assert.That(() => policy.TryGetActionValues([0], new double[2]), Throws.ArgumentException);
    }

    [Test]
    public void Freeze_OfAnAgentThatLearnsOn_DoesNotFollowIt()
    {
        QLearningAgent agent = Make.Q(2);
        agent.Learn([0], 1, 4, [1], terminated: true);
        FrozenPolicy policy = agent.Freeze();
        Decision before = policy.Decide([0]);
        agent.Learn([0], 0, 100, [1], terminated: true);
        agent.Learn([5], 0, 100, [1], terminated: true);

        Assert.That(policy.Decide([0]), Is.EqualTo(before));
        Assert.That(policy.Decide([5]).IsKnown, Is.False);
        Assert.That(policy.StateCount, Is.EqualTo(1));
    }

    [Test]
    public void Decide_FromManyThreads_AgreesWithOne()
    {
        FrozenPolicy policy = Freeze([.. Enumerable.Range(0, 300).Select(i => (new double[] { i % 7, i % 5, i % 3 }, new uint[] { (uint)i, 1, 2 }))]);
        Decision[] alone = [.. Enumerable.Range(0, 400).Select(state => policy.Decide([state]))];

        Parallel.For(0, 4, worker =>
        {
            for (int i = 0; i < 4000; i++)
            {
                int state = (i * 17 + worker * 91) % 400;
                if (!policy.Decide([state]).Equals(alone[state]))
                    Assert.Fail($"State {state} is decided otherwise.");
            }
        });
    }

    [TestCase(1)]
    [TestCase(60)]
    public void Decide_AnyTime_AllocatesNothing(int size)
    {
        var discretizer = Make.Whole(size);
        var table = new QTable(size, CellWidth.Int32, 3);
        FrozenPolicy policy = new(table, discretizer);
        var observation = new double[size];
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
                policy.Decide(observation);
        });
        Assert.That(allocated, Is.Zero);
    }

    [TestCase(3, CellWidth.Int16)]
    [TestCase(255, CellWidth.Int16)]
    [TestCase(401, CellWidth.Int16)]
    [TestCase(401, CellWidth.Int32)]
    public void Decide_OfKeysOfAnyLength_FindsTheState(int size, CellWidth width)
    {
        // An odd number of cells leaves room in the last word; long keys come from a pool that holds what others left there.
        var discretizer = new TruncatingDiscretizer(size, width);
        var table = new QTable(size, width, 2);
        double[] observation = [.. Enumerable.Range(0, size).Select(i => (double)(i - 100))];
        var key = new ulong[table.KeyWordCount];
        StateKey.Write(discretizer, observation, key);
        table.GetActionValues(table.GetOrAddRow(key))[1] = 3;
        var policy = new FrozenPolicy(table, discretizer);
        double[] dirty = [.. Enumerable.Repeat(-1.0, size)];

        for (int i = 0; i < 5; i++)
        {
            Assert.That(policy.Decide(dirty).IsKnown, Is.False);
            Assert.That(policy.Decide(observation).ActionValue, Is.EqualTo(3));
        }
    }

    [Test]
    public void Constructor_OfATableUnderAnotherDiscretizer_IsRefused()
    {
        var table = new QTable(2, CellWidth.Int32, 2);
        Assert.That(() => new FrozenPolicy(table, Make.Whole(3)), Throws.ArgumentException.With.Message.Contains("2 cells"));
        Assert.That(() => new FrozenPolicy(table, new TruncatingDiscretizer(2, CellWidth.Int16)), Throws.ArgumentException);
        Assert.That(() => new FrozenPolicy(table, Make.Whole(2), name: ""), Throws.ArgumentException);
    }

    private static FrozenPolicy Freeze(params (double[] Values, uint[] Visits)[] rows)
    {
        var table = new QTable(1, CellWidth.Int32, 3, initialActionValue: 0.25);
        for (int state = 0; state < rows.Length; state++)
        {
            int row = table.GetOrAddRow(Keys.Of(CellWidth.Int32, state));
            rows[state].Values.CopyTo(table.GetActionValues(row));
            rows[state].Visits.CopyTo(table.GetVisits(row));
        }

        return new FrozenPolicy(table, Make.Whole());
    }
}
