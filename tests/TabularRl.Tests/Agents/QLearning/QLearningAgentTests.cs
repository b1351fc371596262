using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tests.Oracles;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.QLearning;

[TestFixture]
internal sealed class QLearningAgentTests
{
    [Test]
    public void Step_OfATwoStateChainInTwoEpisodes_GivesTheValuesByHand()
    {
        // α 0.5, γ 0.9; the one action leads 0 → 1 (reward −1) → end (reward 10).
        QLearningAgent agent = Make.Q(1);

        agent.BeginEpisode([0]);
        agent.Step(-1, [1]); // Q(0) = 0 + 0.5 · (−1 + 0.9 · 0 − 0) = −0.5
        agent.EndEpisode(10, [2], terminated: true); // Q(1) = 0 + 0.5 · (10 − 0) = 5
        Assert.That(agent.Values(0), Is.EqualTo(new[] { -0.5 }));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 5.0 }));

        agent.BeginEpisode([0]);
        agent.Step(-1, [1]); // Q(0) = −0.5 + 0.5 · (−1 + 0.9 · 5 + 0.5) = 1.5
        agent.EndEpisode(10, [2], terminated: true); // Q(1) = 5 + 0.5 · (10 − 5) = 7.5
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.5 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 7.5 }));
    }

    [Test]
    public void Step_WithTwoActions_BootstrapsFromTheBetterAndMovesTheTakenOnly()
    {
        QLearningAgent agent = Make.Q(2);
        agent.Learn([1], 0, 4, [2], terminated: true); // Q(1,0) = 2
        agent.Learn([1], 1, 8, [2], terminated: true); // Q(1,1) = 4
        agent.Learn([0], 0, 1, [1], terminated: false); // Q(0,0) = 0.5 · (1 + 0.9 · 4) = 2.3

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.3, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 2.0, 4 }));
    }

    [Test]
    public void EndEpisode_InATerminalState_NeitherBootstrapsNorLooksItUp()
    {
        // The optimistic value of a state that was never met must not leak into the last update.
        QLearningAgent agent = Make.Q(2, initialValue: 100);
        int action = agent.BeginEpisode([0]);
        agent.EndEpisode(1, [7], terminated: true); // 100 + 0.5 · (1 − 100)

        Assert.That(agent.Values(0)[action], Is.EqualTo(50.5));
        Assert.That(agent.Values(7), Is.Empty);
        Assert.That(agent.StateCount, Is.EqualTo(1));
    }

    [Test]
    public void EndEpisode_InATerminalStateThatIsAlsoAKnownOne_DoesNotBootstrap()
    {
        QLearningAgent agent = Make.Q(1);
        agent.Learn([7], 0, 80, [9], terminated: true);
        agent.BeginEpisode([0]);
        agent.EndEpisode(1, [7], terminated: true);

        Assert.That(agent.Values(0)[0], Is.EqualTo(0.5));
    }

    [Test]
    public void EndEpisode_InATerminalStateWithoutACell_IsAccepted()
    {
        QLearningAgent agent = Make.Q(1);
        agent.BeginEpisode([0]);
        agent.EndEpisode(1, [double.NaN], terminated: true);
        Assert.That(agent.Values(0)[0], Is.EqualTo(0.5));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsFromAKnownState()
    {
        QLearningAgent agent = Make.Q(1);
        agent.Learn([1], 0, 10, [2], terminated: true); // Q(1) = 5
        agent.BeginEpisode([0]);
        agent.EndEpisode(1, [1], terminated: false); // 0.5 · (1 + 0.9 · 5)

        Assert.That(agent.Values(0)[0], Is.EqualTo(2.75).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsFromTheInitialValueWhereTheStateIsUnknown()
    {
        QLearningAgent agent = Make.Q(1, initialValue: 2);
        agent.BeginEpisode([0]);
        agent.EndEpisode(1, [1], terminated: false); // 2 + 0.5 · (1 + 0.9 · 2 − 2)

        Assert.That(agent.Values(0)[0], Is.EqualTo(2.4).Within(1e-12));
        Assert.That(agent.StateCount, Is.EqualTo(1), "The last state of a truncated episode is read, not added.");
    }

    [Test]
    public void Update_WhereTheBestNextActionIsIllegal_BootstrapsFromTheBestLegalOne()
    {
        ActionMask mask = ActionMask.FromFlags([true, false]);
        QLearningAgent stepping = Prepared(), ending = Prepared(), learning = Prepared();
        int action = stepping.BeginEpisode([0], mask);
        stepping.Step(0, [1], mask);
        ending.BeginEpisode([0], mask);
        ending.EndEpisode(0, [1], terminated: false, mask);
        learning.Learn([0], 0, 0, [1], terminated: false, mask);

        // 0.5 · 0.9 · Q(1,0), where Q(1,0) = 2 and the illegal Q(1,1) = 40.
        Assert.That(action, Is.Zero);
        Assert.That(stepping.Values(0)[0], Is.EqualTo(0.9).Within(1e-12));
        Assert.That(ending.Values(0)[0], Is.EqualTo(0.9).Within(1e-12));
        Assert.That(learning.Values(0)[0], Is.EqualTo(0.9).Within(1e-12));

        static QLearningAgent Prepared()
        {
            QLearningAgent agent = Make.Q(2);
            agent.Learn([1], 0, 4, [9], terminated: true);
            agent.Learn([1], 1, 80, [9], terminated: true);
            return agent;
        }
    }

    [Test]
    public void Step_BackIntoTheSameState_BootstrapsFromItsValueBeforeTheUpdate()
    {
        QLearningAgent agent = Make.Q(1);
        agent.BeginEpisode([3]);
        agent.Step(2, [3]); // 0 + 0.5 · (2 + 0.9 · 0) = 1
        agent.Step(2, [3]); // 1 + 0.5 · (2 + 0.9 · 1 − 1) = 1.95
        Assert.That(agent.Values(3)[0], Is.EqualTo(1.95).Within(1e-12));
        agent.EndEpisode(2, [3], terminated: false); // 1.95 + 0.5 · (2 + 0.9 · 1.95 − 1.95) = 2.8525
        Assert.That(agent.Values(3)[0], Is.EqualTo(2.8525).Within(1e-12));
        Assert.That(agent.StateCount, Is.EqualTo(1));
    }

    [FsCheckProperty(MaxTest = 50)]
    public void Learn_FromTheTransitionsOfAnEpisode_EqualsActing(byte[] states, byte[] rewards, bool terminated)
    {
        // 1/n tells as well whether both count the same visits.
        QLearningAgent acting = Create(), learning = Create();
        if (states.Length == 0)
            return;

        int action = acting.BeginEpisode([0]);
        double before = 0;
        for (int i = 0; i < states.Length; i++)
        {
            double reward = i < rewards.Length ? rewards[i] : -1;
            double next = states[i] % 5;
            bool last = i == states.Length - 1;
            learning.Learn([before], action, reward, [next], last && terminated);
            if (last)
                acting.EndEpisode(reward, [next], terminated);
            else
                action = acting.Step(reward, [next]);
            before = next;
        }

        for (int state = 0; state < 5; state++)
            Assert.That(learning.Values(state), Is.EqualTo(acting.Values(state)));

        static QLearningAgent Create() => new(Make.Whole(), 3, new QLearningOptions
        {
            LearningRate = Schedule.InverseVisits(1),
            InitialActionValue = 0.5,
            Exploration = new EpsilonGreedy(0.5),
        });
    }

    [Test]
    public void Learn_OfATransition_CountsNoStepAndLeavesARunningEpisodeAlone()
    {
        QLearningAgent agent = Make.Q(1);
        agent.BeginEpisode([0]);
        agent.Learn([5], 0, 4, [6], terminated: true);
        agent.EndEpisode(10, [1], terminated: true);

        Assert.That(agent.StepCount, Is.EqualTo(1));
        Assert.That(agent.Values(0)[0], Is.EqualTo(5));
        Assert.That(agent.Values(5)[0], Is.EqualTo(2));
    }

    [Test]
    public void Learn_OfATransitionThatIsRefused_ChangesNothing()
    {
        QLearningAgent agent = Make.Q(2);
        Assert.That(() => agent.Learn([0], 2, 0, [1], false), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => agent.Learn([0], -1, 0, [1], false), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => agent.Learn([0], 0, double.NaN, [1], false), Throws.ArgumentException);
        Assert.That(() => agent.Learn([0], 0, 0, [double.NaN], false), Throws.ArgumentException);
        Assert.That(() => agent.Learn([double.NaN], 0, 0, [1], false), Throws.ArgumentException);
        Assert.That(agent.StateCount, Is.Zero);
    }

    [FsCheckProperty]
    public void Update_UnderInverseVisits_GivesTheMeanOfTheRewards(short[] rewards)
    {
        if (rewards.Length == 0)
            return;
        var agent = new QLearningAgent(Make.Whole(), 1, new QLearningOptions { LearningRate = Schedule.InverseVisits(1), InitialActionValue = 1e6 });
        foreach (short reward in rewards)
            agent.Learn([0], 0, reward, [1], terminated: true);

        Assert.That(agent.Values(0)[0], Is.EqualTo(rewards.Average(reward => (double)reward)).Within(1e-6));
    }

    [Test]
    public void Update_UnderAScheduleOfEpisodes_UsesTheRunningEpisodesValue()
    {
        // α is 1, then 0.5: the first episode takes the reward over, the second moves half the way.
        var agent = new QLearningAgent(Make.Whole(), 1, new QLearningOptions { LearningRate = Schedule.Exponential(1, 0.5, 0) });
        agent.BeginEpisode([0]);
        agent.EndEpisode(8, [1], terminated: true);
        Assert.That(agent.Values(0)[0], Is.EqualTo(8));
        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [1], terminated: true);
        Assert.That(agent.Values(0)[0], Is.EqualTo(4));
    }

    [Test]
    public void BeginEpisode_WhereAllActionsTie_TakesEachAlike()
    {
        QLearningAgent agent = Make.Q(4, seed: 3);
        var counts = new long[4];
        for (int i = 0; i < 10_000; i++)
            counts[agent.BeginEpisode([0])]++;

        Assert.That(ChiSquare.PValue(counts, [0.25, 0.25, 0.25, 0.25]), Is.GreaterThan(0.001));
    }

    [FsCheckProperty(MaxTest = 50)]
    public void Values_WithRewardsWithinBounds_StayWithinTheBoundOverOneMinusGamma(byte[] states, ulong seed)
    {
        const double Discount = 0.8, MaxReward = 2;
        var random = new Xoshiro256(seed);
        QLearningAgent agent = Make.Q(3, learningRate: 1, discountFactor: Discount, epsilon: 0.5, seed: seed);
        agent.BeginEpisode([0]);
        foreach (byte state in states)
            agent.Step(MaxReward * (2 * random.NextDouble() - 1), [state % 4]);

        for (int row = 0; row < agent.StateCount; row++)
            Assert.That(agent.Table.GetActionValues(row).ToArray(), Is.All.InRange(-MaxReward / (1 - Discount), MaxReward / (1 - Discount)));
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Constructor_OfADiscountOutOfRange_IsRefused(double discountFactor) =>
        Assert.That(() => Make.Q(2, discountFactor: discountFactor), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("discount factor"));

    [Test]
    public void Constructor_OfOtherOptionsOutOfRange_IsRefused()
    {
        Assert.That(() => new QLearningAgent(null!, 2), Throws.ArgumentNullException);
        Assert.That(() => Make.Q(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Make.Q(2, initialValue: double.NaN), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new QLearningAgent(Make.Whole(), 2, new QLearningOptions { LearningRate = null! }), Throws.ArgumentNullException);
        Assert.That(() => new QLearningAgent(Make.Whole(), 2, new QLearningOptions { Exploration = null! }), Throws.ArgumentNullException);
    }
}
