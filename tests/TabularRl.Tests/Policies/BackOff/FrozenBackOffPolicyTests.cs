using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Randomness;

namespace TabularRl.Tests.Policies.BackOff;

[TestFixture]
internal sealed class FrozenBackOffPolicyTests
{
    private static readonly double[] Coarse = [1, 2, 3, 4];

    [Test]
    public void Decide_WhereTheFineStateIsSure_IsTheFineLevels()
    {
        BackOffDecision decision = Tables().With(0, 5, [9, 1, 1, 1]).Freeze().Decide([5]);
        Assert.That(decision, Is.EqualTo(new BackOffDecision(new Decision(0, 9, 1, 1, 100, 400, 1, true), 0, [])));
    }

    [Test]
    public void Decide_InAnUnknownState_IsTheCoarseLevels()
    {
        BackOffDecision decision = Tables().Freeze().Decide([5]);
        Assert.That(decision, Is.EqualTo(new BackOffDecision(new Decision(3, 4, 2, 3, 100, 400, 1, true), 1, [BackOffReason.UnknownState])));
        Assert.That(decision.Candidates.AllowsAll);
    }

    [Test]
    public void Decide_OfATie_LetsTheCoarseLevelChooseAmongTheTiedOnly()
    {
        BackOffDecision decision = Tables().With(0, 5, [9, 9, 9 - 1e-12, 1]).Freeze().Decide([5]);
        Assert.That((decision.Level, decision.Decision.Action, decision.Decision.RunnerUp), Is.EqualTo((1, 2, 1)), "Action 3 is the coarse level's best, but ruled out.");
        Assert.That(decision.PassedOver, Is.EqualTo(new[] { BackOffReason.Tied }));
        Assert.That(decision.Candidates, Is.EqualTo(ActionMask.FromFlags([true, true, true, false])));
    }

    [TestCase(9u, 1, BackOffReason.FewVisits)]
    [TestCase(10u, 0, null)]
    public void Decide_OfFewVisits_BacksOff(uint visits, int level, BackOffReason? reason)
    {
        BackOffDecision decision = Tables().With(0, 5, [9, 1, 1, 1], visits).Freeze(new BackOffCriterion { MinVisits = 10 }).Decide([5]);
        Assert.That(decision.Level, Is.EqualTo(level));
        Assert.That(decision.PassedOver, Is.EqualTo(reason is { } one ? new[] { one } : []));
    }

    [TestCase(2.9, 0)] // The standard error of a difference is √2 · 2 = 2.83.
    [TestCase(2.8, 1)]
    public void Decide_OfOverlappingConfidence_BacksOff(double gap, int level)
    {
        BackOffDecision decision = Tables().With(0, 5, [gap, 0, -50, -50], standardError: 2).Freeze(new BackOffCriterion { ConfidenceZ = 1 }).Decide([5]);
        Assert.That((decision.Level, decision.Decision.Action), Is.EqualTo((level, level)));
        if (level == 1)
            Assert.That(decision.PassedOver, Is.EqualTo(new[] { BackOffReason.Overlapping }));
    }

    [Test]
    public void Decide_OfWiderConfidence_IsStricter()
    {
        BackOffTables tables = Tables().With(0, 5, [3, 0, -50, -50], standardError: 2);
        Assert.That(tables.Freeze(new BackOffCriterion { ConfidenceZ = 2 }).Decide([5]).Level, Is.EqualTo(1));
        Assert.That(tables.Freeze(new BackOffCriterion { ConfidenceZ = 0 }).Decide([5]).Level, Is.Zero);
    }

    [Test]
    public void Decide_WhereOneActionIsLegal_IsTheFineLevelsWhateverItKnows()
    {
        ActionMask onlyTwo = ActionMask.FromFlags([false, false, true, false]);
        Assert.That(Tables().Freeze().Decide([5], onlyTwo), Has.Property(nameof(BackOffDecision.Level)).Zero);
        Assert.That(Tables().Freeze().Decide([5], onlyTwo).Decision.Action, Is.EqualTo(2));
    }

    [FsCheckProperty]
    public void SelectAction_UnderAnyMaskAndTables_IsLegalAndTheDecidedOne(ushort seed)
    {
        var random = new Xoshiro256(seed);
        bool[] legal = [.. Enumerable.Range(0, 4).Select(_ => random.NextInt32(2) == 0)];
        legal[random.NextInt32(4)] = true;
        double[] fine = [.. Enumerable.Range(0, 4).Select(_ => (double)random.NextInt32(3))];
        double[] coarse = [.. Enumerable.Range(0, 4).Select(_ => (double)random.NextInt32(3))];
        FrozenBackOffPolicy policy = Tables().With(1, 0, coarse).With(0, 5, fine, (uint)random.NextInt32(3), random.NextInt32(2)).Freeze(new BackOffCriterion { MinVisits = 1, ConfidenceZ = 1 });
        var mask = ActionMask.FromFlags(legal);
        foreach (double state in new[] { 5.0, 6 })
        {
            BackOffDecision decision = policy.Decide([state], mask);
            PolicyAction action = policy.SelectAction([state], mask, random);
            Assert.That(mask.IsLegal(action.Action));
            Assert.That((action.Action, action.Level), Is.EqualTo((decision.Decision.Action, decision.Level)));
            Assert.That(decision.PassedOver, Has.Length.EqualTo(decision.Level));
        }
    }

    [Test]
    public void SelectAction_CoverageOfALevel_IsJudgedWhereItWasDecided()
    {
        var random = new Xoshiro256(0);
        FrozenBackOffPolicy policy = Tables().With(0, 5, [9, 1, 1, 1]).With(0, 6, [9, 1, 1, 1], visits: 0).Freeze();
        Assert.That(policy.SelectAction([5], ActionMask.All, random), Is.EqualTo(new PolicyAction(0, true)));
        Assert.That(policy.SelectAction([6], ActionMask.All, random), Is.EqualTo(new PolicyAction(3, true) { Level = 1, IsCoveredAtFinest = false }));
        Assert.That(policy.SelectAction([7], ActionMask.All, random), Is.EqualTo(new PolicyAction(3, true) { Level = 1, IsCoveredAtFinest = false }));
        Assert.That(new BackOffTables(4).Freeze().SelectAction([7], ActionMask.All, random), Is.EqualTo(new PolicyAction(0, false) { Level = 1 }));
    }

    [Test]
    public void SelectAction_FromManyThreads_IsTheSame()
    {
        FrozenBackOffPolicy policy = Tables().With(0, 5, [9, 9, 1, 1]).With(0, 6, [1, 9, 1, 1]).Freeze();
        Parallel.For(0, 1000, i =>
        {
            PolicyAction action = policy.SelectAction([5 + i % 3], ActionMask.All, new Xoshiro256((ulong)i));
            Assert.That((action.Action, action.Level), Is.EqualTo((i % 3) switch { 0 => (1, 1), 1 => (1, 0), _ => (3, 1) }));
        });
    }

    [Test]
    public void WithTieBreaking_OfAPolicy_ChangesOnlyThat()
    {
        FrozenBackOffPolicy policy = new BackOffTables(4).With(1, 0, [2, 2, 1, 1]).Freeze();
        FrozenBackOffPolicy other = policy.WithTieBreaking(TieBreaking.Random);
        Assert.That((policy.IsDeterministic, other.IsDeterministic), Is.EqualTo((true, false)));
        var probabilities = new double[4];
        other.GetActionProbabilities([5], ActionMask.All, probabilities);
        Assert.That(probabilities, Is.EqualTo(new[] { 0.5, 0.5, 0, 0 }));
        Assert.That(policy.GetLevel(1).Decide([5]).TieCount, Is.EqualTo(2));
        Assert.That(() => policy.GetLevel(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Constructor_OfTablesThatDoNotFit_IsRefused()
    {
        Assert.That(() => Tables().FreezeWithoutEvidence(new BackOffCriterion()), Throws.ArgumentException.With.Message.Contains("ConfidenceZ"));
        Assert.That(() => Tables().FreezeWithoutEvidence(new BackOffCriterion { ConfidenceZ = 0 }), Throws.Nothing);
        Assert.That(() => new FrozenBackOffPolicy(Tables().Levels, []), Throws.ArgumentException.With.Message.Contains("2 levels and 0 tables"));
        Assert.That(() => new BackOffTables(65).Freeze(), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("at most 64"));
    }

    [TestCase(double.NaN)]
    [TestCase(-1)]
    [TestCase(double.PositiveInfinity)]
    public void Criterion_OutOfRange_IsRefused(double value)
    {
        Assert.That(() => new BackOffCriterion { Tolerance = value }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new BackOffCriterion { ConfidenceZ = value }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new BackOffCriterion { MinVisits = -1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static BackOffTables Tables() => new BackOffTables(4).With(1, 0, Coarse);
}
