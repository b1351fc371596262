using TabularRl.Agents;
using TabularRl.Agents.Linear;
using TabularRl.Agents.QLearning;
using TabularRl.Agents.Sarsa;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Linear;

/// <summary>
/// Two tilings of four tiles, the second displaced by half a tile: 0.25 is in tiles 0 and 5, 0.75 in 0 and 6, so that they share one
/// of two weights. α is 0.5, so each weight moves by a quarter of the error; γ is 0.9.
/// </summary>
[TestFixture]
internal sealed class LinearAgentTests
{
    private static readonly TileCoder Coder = new([new TiledFeature(0, 4, 4)], new TileCoderOptions { TilingCount = 2 });

    private static readonly FixedExploration First = new(1, 0);
    private static readonly FixedExploration Second = new(0, 1);

    private static readonly Func<IExplorationPolicy, LinearAgent>[] Both = [QLearning, Sarsa];

    [TestCaseSource(nameof(Both))]
    public void Step_ToAStateThatSharesAFeature_MovesItsValueToo(Func<IExplorationPolicy, LinearAgent> create)
    {
        LinearAgent agent = create(First);
        agent.BeginEpisode([0.25]);
        agent.Step(1, [0.75]); // error 1 + 0.9 · 0 − 0 = 1; w(0) = w(5) = 0.25
        Assert.That(Value(agent, 0.25), Is.EqualTo(0.5));
        Assert.That(Value(agent, 0.75), Is.EqualTo(0.25), "It shares tile 0.");

        agent.EndEpisode(2, [3.9], terminated: true); // error 2 − 0.25 = 1.75; w(0) = 0.25 + 0.4375 = 0.6875, w(6) = 0.4375
        Assert.That(Value(agent, 0.75), Is.EqualTo(1.125));
        Assert.That(Value(agent, 0.25), Is.EqualTo(0.9375));
        Assert.That(agent.StateCount, Is.EqualTo(3), "The terminal state is not looked up.");
    }

    [Test]
    public void Step_WhereTheBetterActionIsNotTaken_TellsOffPolicyFromOnPolicy()
    {
        foreach (LinearAgent agent in new LinearAgent[] { QLearning(Second), Sarsa(Second) })
        {
            SetWeight(agent, feature: 6, 10, 4);
            agent.BeginEpisode([0.25]);
            agent.Step(1, [0.75]);

            // The error is 1 + 0.9 · max(10, 4) = 10 off-policy, and 1 + 0.9 · 4 = 4.6 on-policy: half of it is learned.
            Assert.That(Value(agent, 0.25, action: 1), Is.EqualTo(agent is LinearQLearningAgent ? 5 : 2.3).Within(1e-12));
        }
    }

    [TestCaseSource(nameof(Both))]
    public void EndEpisode_OfATruncatedEpisode_Bootstraps(Func<IExplorationPolicy, LinearAgent> create)
    {
        LinearAgent agent = create(First);
        SetWeight(agent, feature: 6, 10, 0);
        agent.BeginEpisode([0.25]);
        agent.EndEpisode(1, [0.75], terminated: false); // error 1 + 0.9 · (0 + 10) = 10
        Assert.That(Value(agent, 0.25), Is.EqualTo(5));

        agent.BeginEpisode([0.25]);
        agent.EndEpisode(1, [3.9], terminated: false); // error 1 + 0.9 · 0 − 5 = −4, the features of 3.9 being unknown
        Assert.That(Value(agent, 0.25), Is.EqualTo(3));
        Assert.That(agent.StateCount, Is.EqualTo(3), "What is only read is not added.");
    }

    [Test]
    public void Learn_OfALoggedTransition_MovesTheValueTowardsTheGreatest()
    {
        LinearQLearningAgent agent = QLearning(First);
        SetWeight(agent, feature: 6, 10, 0);
        agent.Learn([0.25], 1, 1, [0.75], terminated: false); // error 1 + 0.9 · 10 = 10
        Assert.That(Value(agent, 0.25, action: 1), Is.EqualTo(5));
        Assert.That((agent.LearnedTransitionCount, agent.StepCount), Is.EqualTo((1L, 0L)));
        Assert.That(() => agent.Learn([0.25], 2, 1, [0.75], terminated: false), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void InitialActionValue_OfANewState_IsSpreadOverItsFeatures()
    {
        var agent = new LinearSarsaAgent(Coder, 2, new LinearSarsaOptions { InitialActionValue = 6 });
        Assert.That(Value(agent, 0.25), Is.EqualTo(6));
        agent.BeginEpisode([0.25]);
        Assert.That(Value(agent, 0.25), Is.EqualTo(6));
        Assert.That(agent.Weights.GetActionValues(0).ToArray(), Is.EqualTo(new[] { 3.0, 3 }));
    }

    [Test]
    public void LearningRate_ByVisits_GoesByTheLeastVisitedFeature()
    {
        var agent = new LinearSarsaAgent(Coder, 2, new LinearSarsaOptions { LearningRate = Schedule.InverseVisits(1), Exploration = First });
        agent.BeginEpisode([0.25]);
        agent.EndEpisode(4, [0], terminated: true); // α = 1: the value is 4, tiles 0 and 5 have one visit
        agent.BeginEpisode([0.75]);
        agent.EndEpisode(4, [0], terminated: true); // tile 6 has its first: α = 1, the value is 4 although tile 0 has two
        Assert.That(Value(agent, 0.75), Is.EqualTo(4));
        Assert.That(agent.Freeze().Decide([0.75]).Visits, Is.EqualTo(1));
    }

    [Test]
    public void Step_WithOneActiveFeature_IsWhatATableLearnsBitForBit()
    {
        var oneTiling = new TileCoder([new TiledFeature(0, 5, 5)], new TileCoderOptions { TilingCount = 1 });
        AssertEqualPlay(new LinearQLearningAgent(oneTiling, 2, new LinearQLearningOptions { Seed = 3 }), new QLearningAgent(Make.Whole(), 2, new QLearningOptions { Seed = 3 }));
        AssertEqualPlay(new LinearSarsaAgent(oneTiling, 2, new LinearSarsaOptions { Seed = 3 }), new SarsaAgent(Make.Whole(), 2, new SarsaOptions { Seed = 3 }));
    }

    [Test]
    public void Step_WhereWeightsDiverge_SaysWhatToDo()
    {
        LinearAgent agent = QLearning(First);
        SetWeight(agent, feature: 6, double.MaxValue, 0);
        SetWeight(agent, feature: 0, double.MaxValue, 0);
        agent.BeginEpisode([0.25]);
        Assert.That(() => agent.Step(1, [0.75]), Throws.InvalidOperationException.With.Message.Contains("diverged"));
    }

    private static void AssertEqualPlay(LinearAgent linear, TabularAgent table)
    {
        var world = new Xoshiro256(7);
        for (int episode = 0; episode < 200; episode++)
        {
            Assert.That(linear.BeginEpisode([0]), Is.EqualTo(table.BeginEpisode([0])));
            for (int step = 0; step < 10; step++)
            {
                double reward = world.NextDouble(), state = (int)(5 * world.NextDouble());
                Assert.That(linear.Step(reward, [state]), Is.EqualTo(table.Step(reward, [state])));
            }

            linear.EndEpisode(1, [2], terminated: episode % 2 == 0);
            table.EndEpisode(1, [2], terminated: episode % 2 == 0);
        }

        for (int state = 0; state < 5; state++)
            Assert.That(Value(linear, state), Is.EqualTo(table.Values(state)[0]));
    }

    private static double Value(LinearAgent agent, double observation, int action = 0)
    {
        var values = new double[agent.ActionCount];
        agent.Freeze().TryGetActionValues([observation], values);
        return values[action];
    }

    private static void SetWeight(LinearAgent agent, int feature, params ReadOnlySpan<double> weights) =>
        weights.CopyTo(agent.Weights.GetActionValues(agent.Weights.GetOrAddRow([(ulong)feature])));

    private static LinearQLearningAgent QLearning(IExplorationPolicy exploration) => new(Coder, 2, new LinearQLearningOptions
    {
        DiscountFactor = 0.9,
        LearningRate = Schedule.Constant(0.5),
        Exploration = exploration,
    });

    private static LinearSarsaAgent Sarsa(IExplorationPolicy exploration) => new(Coder, 2, new LinearSarsaOptions
    {
        DiscountFactor = 0.9,
        LearningRate = Schedule.Constant(0.5),
        Exploration = exploration,
    });
}
