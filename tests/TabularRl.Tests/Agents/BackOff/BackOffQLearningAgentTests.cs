using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Randomness;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.BackOff;

[TestFixture]
internal sealed class BackOffQLearningAgentTests
{
    private static readonly QLearningOptions Half = new()
    {
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.5,
        Exploration = new EpsilonGreedy(0),
    };

    [Test]
    public void Learn_OfTwoTransitions_UpdatesEachLevelFromItsOwnNextRow()
    {
        // Fine: state 1 learns 0.5 · 8 = 4; then state 0 learns 0.5 · (2 + 0.5 · 4) = 2.
        // Marginal: 0.5 · 8 = 4; then 4 + 0.5 · (2 + 0.5 · 4 − 4) = 4.
        BackOffQLearningAgent agent = Create(Half);
        agent.Learn([1], 0, 8, [2], terminated: true);
        agent.Learn([0], 0, 2, [1], terminated: false);

        Assert.That(Values(agent, 0, 1), Is.EqualTo(new[] { 4.0, 0 }));
        Assert.That(Values(agent, 0, 0), Is.EqualTo(new[] { 2.0, 0 }));
        Assert.That(Values(agent, 1, 0), Is.EqualTo(new[] { 4.0, 0 }));
        Assert.That(agent.GetTable(1).GetVisits(0).ToArray(), Is.EqualTo(new[] { 2u, 0u }));
        Assert.That((agent.StateCount, agent.GetTable(1).StateCount), Is.EqualTo((2, 1)), "The next state of a log is only read.");
    }

    [Test]
    public void Learn_OfTwoTargets_KeepsTheirSpreadAndWeights()
    {
        // Action 0 of state 1: δ = 8, then 2 − 4 = −2: V = 64, then 64 + (4 − 64)/2 = 34. W = 0.25 + 0.25 = 0.5, then 0.125 + 0.25 = 0.375.
        BackOffQLearningAgent agent = Create(Half);
        agent.Learn([1], 0, 8, [2], terminated: true);
        agent.Learn([1], 0, 2, [2], terminated: true);

        Assert.That(agent.CreateSnapshot().Tables[2].GetActionValues(0).ToArray(), Is.EqualTo(new[] { 34, 0, 0.375, 1 }));
    }

    [Test]
    public void Criterion_WithoutConfidence_KeepsNoEvidence()
    {
        var options = new BackOffQLearningOptions { Criterion = new BackOffCriterion { ConfidenceZ = 0 } };
        var agent = new BackOffQLearningAgent(Levels(), 2, options);
        Assert.That(agent.CreateSnapshot().Tables, Has.Count.EqualTo(2));
        Assert.That(() => agent.FreezeBackOff(criterion: new BackOffCriterion()), Throws.ArgumentException.With.Message.Contains("no evidence"));
        Assert.That(agent.FreezeBackOff().Criterion, Is.EqualTo(options.Criterion));
    }

    [FsCheckProperty]
    public void Play_WithAnyChances_LearnsAtTheFinestLevelAsQLearningDoes(ushort seed)
    {
        var options = new QLearningOptions { LearningRate = Schedule.InverseVisits(0.7), Exploration = new EpsilonGreedy(0.3), Seed = seed, InitialActionValue = 1 };
        var plain = new QLearningAgent(Make.Whole(), 3, options);
        var agent = new BackOffQLearningAgent(Levels(), 3, new BackOffQLearningOptions { Learning = options });
        Assert.That(BackOffPlay.Play(agent, 20, seed), Is.EqualTo(BackOffPlay.Play(plain, 20, seed)));

        Assert.That(agent.StateCount, Is.EqualTo(plain.StateCount));
        for (int row = 0; row < plain.StateCount; row++)
        {
            Assert.That(agent.GetTable(0).GetActionValues(row).SequenceEqual(plain.Table.GetActionValues(row)));
            Assert.That(agent.GetTable(0).GetVisits(row).SequenceEqual(plain.Table.GetVisits(row)));
        }

        Assert.That(agent.Freeze(TieBreaking.Lowest).Decide([1]), Is.EqualTo(plain.Freeze(TieBreaking.Lowest).Decide([1])));
    }

    [FsCheckProperty]
    public void Learn_AtACoarserLevel_IsQLearningUnderItsDiscretizer(ushort seed)
    {
        var random = new Xoshiro256(seed);
        BackOffLevels levels = new BackOffLevels(Make.Whole(2)).ThenFeatures(1).ThenMarginal();
        var agent = new BackOffQLearningAgent(levels, 3);
        QLearningAgent[] plain = [.. levels.Discretizers.Select(discretizer => new QLearningAgent(discretizer, 3))];
        for (int i = 0; i < 60; i++)
        {
            double[] from = [random.NextInt32(3), random.NextInt32(3)], to = [random.NextInt32(3), random.NextInt32(3)];
            int action = random.NextInt32(3);
            double reward = random.NextDouble();
            bool terminated = random.NextInt32(4) == 0;
            ActionMask mask = random.NextInt32(2) == 0 ? ActionMask.All : ActionMask.FromFlags([true, false, true]);
            agent.Learn(from, action, reward, to, terminated, mask);
            foreach (QLearningAgent one in plain)
                one.Learn(from, action, reward, to, terminated, mask);
        }

        for (int level = 0; level < levels.Count; level++)
        {
            Assert.That(agent.GetTable(level).StateCount, Is.EqualTo(plain[level].StateCount));
            for (int row = 0; row < plain[level].StateCount; row++)
                Assert.That(agent.GetTable(level).GetActionValues(row).SequenceEqual(plain[level].Table.GetActionValues(row)), $"Level {level}, row {row}.");
        }
    }

    [Test]
    public void Learn_OfAnObservationThatDoesNotFit_GrowsNoTable()
    {
        BackOffQLearningAgent agent = Create(Half);
        Assert.That(() => agent.Learn([0], 0, 1, [double.NaN], false), Throws.ArgumentException);
        Assert.That(() => agent.Learn([double.NaN], 0, 1, [0], false), Throws.ArgumentException);
        Assert.That(() => agent.Learn([0], 2, 1, [0], false), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => agent.Learn([0], 0, double.NaN, [0], false), Throws.ArgumentException);
        Assert.That((agent.StateCount, agent.GetTable(1).StateCount), Is.EqualTo((0, 0)));
    }

    [Test]
    public void FreezeBackOff_OfAnAgent_StaysAsItIs()
    {
        BackOffQLearningAgent agent = Create(Half);
        agent.Learn([1], 1, 8, [2], terminated: true);
        FrozenBackOffPolicy policy = agent.FreezeBackOff(TieBreaking.Lowest);
        BackOffDecision before = policy.Decide([3]);
        Assert.That((before.Level, before.Decision.Action), Is.EqualTo((1, 1)), "What state 1 taught serves where nothing else is known.");
        agent.Learn([3], 0, 99, [2], terminated: true);
        Assert.That(policy.Decide([3]), Is.EqualTo(before));
    }

    [Test]
    public void Constructor_OfOptionsOutOfRange_IsRefused()
    {
        Assert.That(() => new BackOffQLearningAgent(Levels(), 65), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("at most 64"));
        Assert.That(() => new BackOffQLearningAgent(Levels(), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => new BackOffQLearningAgent(Levels(), 2, new BackOffQLearningOptions { Learning = new QLearningOptions { DiscountFactor = 2 } }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Create(Half).GetTable(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static BackOffLevels Levels() => new BackOffLevels(Make.Whole()).ThenMarginal();

    private static BackOffQLearningAgent Create(QLearningOptions learning) => new(Levels(), 2, new BackOffQLearningOptions { Learning = learning });

    private static double[] Values(BackOffQLearningAgent agent, int level, int state) =>
        agent.GetTable(level).GetActionValues(agent.GetTable(level).FindRow(Keys.Of(CellWidth.Int32, state))).ToArray();
}
