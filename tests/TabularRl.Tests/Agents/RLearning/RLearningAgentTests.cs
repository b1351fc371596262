using TabularRl.Agents.RLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.RLearning;

[TestFixture]
internal sealed class RLearningAgentTests
{
    [Test]
    public void Step_OfAGreedyAction_MovesTheAverageToo()
    {
        RLearningAgent agent = Create(new FixedExploration(1, 0));
        agent.Table.SetValues(1, 2, 0);
        agent.BeginEpisode([0]);
        agent.Step(4, [1]);
        // Q(0,0) = 0 + 0.5 · (4 − 1 + 2 − 0) = 2.5, the greatest of state 0: ρ = 1 + 0.1 · (4 − 1 + 2 − 2.5) = 1.25
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.5, 0 }));
        Assert.That(agent.AverageReward, Is.EqualTo(1.25).Within(1e-12));

        agent.EndEpisode(0, [0], terminated: false);
        // Q(1,0) = 2 + 0.5 · (0 − 1.25 + 2.5 − 2) = 1.625: ρ = 1.25 + 0.1 · (0 − 1.25 + 2.5 − 1.625) = 1.2125
        Assert.That(agent.Values(1)[0], Is.EqualTo(1.625).Within(1e-12));
        Assert.That(agent.AverageReward, Is.EqualTo(1.2125).Within(1e-12));
    }

    [Test]
    public void Step_OfAnActionThatIsNotGreedy_LeavesTheAverage()
    {
        RLearningAgent agent = Create(new FixedExploration(1, 0));
        agent.Table.SetValues(0, 0, 10);
        agent.BeginEpisode([0]);
        agent.Step(4, [1]); // Q(0,0) = 0.5 · (4 − 1 + 0) = 1.5 < 10
        Assert.That((agent.Values(0)[0], agent.AverageReward), Is.EqualTo((1.5, 1.0)));

        agent.BeginEpisode([0], Only.Action(0));
        agent.EndEpisode(4, [9], terminated: true); // Q(0,0) = 1.5 + 0.5 · (3 − 1.5) = 2.25, and action 1 is illegal: ρ = 1 + 0.1 · (3 − 2.25)
        Assert.That((agent.Values(0)[0], agent.AverageReward), Is.EqualTo((2.25, 1.075)));
    }

    // State 0: stay for 1, or go to state 1 for 0. State 1: action 0 goes back for 0; action 1 earns 3, and falls back in one of five.
    // Going and earning: a cycle of 1 + 5 steps with 5 · 3 = 15, that is 2.5 a step; staying earns 1, going to and fro 0.
    [Test]
    public void Step_OverAndOver_FindsThePolicyOfGreatestAverageAndItsAverage([Values(0UL, 1UL, 2UL)] ulong seed)
    {
        var agent = new RLearningAgent(Make.Whole(), 2, new RLearningOptions
        {
            LearningRate = Schedule.Constant(0.02),
            AverageRewardRate = 0.002,
            Exploration = new EpsilonGreedy(0.1),
            Seed = seed,
        });
        var random = new Pcg64(seed);
        int state = 0;
        double[] observation = [0];
        int action = agent.BeginEpisode(observation);
        for (int step = 0; step < 200_000; step++)
        {
            double reward = (state, action) switch { (0, 0) => 1, (1, 1) => 3, _ => 0 };
            state = (state, action) switch { (0, 1) => 1, (1, 1) => random.NextDouble() < 0.2 ? 0 : 1, _ => 0 };
            observation[0] = state;
            action = agent.Step(reward, observation);
        }

        FrozenPolicy policy = agent.Freeze(TieBreaking.Lowest);
        Assert.That((policy.Decide([0]).Action, policy.Decide([1]).Action), Is.EqualTo((1, 1)));
        Assert.That(agent.AverageReward, Is.EqualTo(2.5).Within(0.15));
    }

    [TestCase(0.9, 0.1, 0, "leave the discount factor at 1")]
    [TestCase(1, -0.1, 0, "[0, 1]")]
    [TestCase(1, double.NaN, 0, "[0, 1]")]
    [TestCase(1, 0.1, double.NaN, "finite")]
    public void Create_WithAnOptionOutOfRange_IsRefused(double discount, double rate, double average, string message) => Assert.That(
        () => new RLearningAgent(Make.Whole(), 2, new RLearningOptions { DiscountFactor = discount, AverageRewardRate = rate, InitialAverageReward = average }),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(message));

    private static RLearningAgent Create(IExplorationPolicy exploration) => new(Make.Whole(), 2, new RLearningOptions
    {
        LearningRate = Schedule.Constant(0.5),
        AverageRewardRate = 0.1,
        InitialAverageReward = 1,
        Exploration = exploration,
    });
}
