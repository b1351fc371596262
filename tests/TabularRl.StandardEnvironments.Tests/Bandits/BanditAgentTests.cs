using TabularRl.Agents;
using TabularRl.Agents.ActorCritic;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.StandardEnvironments.Bandits;

namespace TabularRl.StandardEnvironments.Tests.Bandits;

/// <summary>The table of docs/algorithms/bandits.md: which agents, under which options, are the known bandit algorithms.</summary>
[TestFixture]
internal sealed class BanditAgentTests
{
    private const int PullCount = 4_000;

    [Test]
    public void EndEpisode_OfSampleMeans_LearnsThem()
    {
        var agent = new QLearningAgent(new RoundingDiscretizer(1), 1, new QLearningOptions { LearningRate = Schedule.InverseVisits(1) });
        foreach (double reward in (double[])[1, 0, 1])
        {
            agent.BeginEpisode([0]);
            agent.EndEpisode(reward, [0], terminated: true); // 0 + 1 · 1 = 1; 1 + 1/2 · (0 − 1) = 0.5; 0.5 + 1/3 · (1 − 0.5) = 2/3
        }

        Assert.That(agent.Table.GetActionValues(0)[0], Is.EqualTo(2.0 / 3).Within(1e-15));
    }

    [Test]
    public void BeginEpisode_UnderUcb1_PullsTheArmOfGreatestBound()
    {
        // After arm 0 paid 1 and arm 1 paid 0 twice: 1 + √2·√(ln 3/1) = 2.48 against 0 + √2·√(ln 3/2) = 1.05.
        QLearningAgent agent = Ucb1(2, seed: 0);
        agent.Learn([0], 0, 1, [0], terminated: true);
        agent.Learn([0], 1, 0, [0], terminated: true);
        agent.Learn([0], 1, 0, [0], terminated: true);
        Assert.That(agent.BeginEpisode([0]), Is.Zero);

        // Arm 0 paid 1 and then 0 forty times: 1/41 + √2·√(ln 43/41) = 0.45 against 0 + √2·√(ln 43/2) = 1.94.
        for (int i = 0; i < 40; i++)
            agent.Learn([0], 0, 0, [0], terminated: true);
        Assert.That(agent.BeginEpisode([0]), Is.EqualTo(1));
    }

    // The best arm's share of the last quarter. ε-greedy with ε = 0.1 can reach 1 − 0.1 · 2/3 = 0.93.
    [TestCase("epsilon-greedy", 0.85)]
    [TestCase("ucb1", 0.85)]
    [TestCase("gradient", 0.9)]
    public void EndEpisode_OfABernoulliBandit_ComesToPullTheBestArm(string algorithm, double share)
    {
        double mean = 0;
        for (ulong seed = 0; seed < 5; seed++)
        {
            var bandit = new BernoulliBandit([0.2, 0.8, 0.5], seed);
            IAgent agent = algorithm switch
            {
                "epsilon-greedy" => new QLearningAgent(new RoundingDiscretizer(bandit.ObservationSize), 3, new QLearningOptions
                {
                    LearningRate = Schedule.InverseVisits(1),
                    Exploration = new EpsilonGreedy(0.1),
                    Seed = seed,
                }),
                "ucb1" => Ucb1(3, seed),
                _ => new ActorCriticAgent(new RoundingDiscretizer(bandit.ObservationSize), 3, new ActorCriticOptions { DiscountFactor = 0, Seed = seed }),
            };
            mean += ShareOf(1, bandit, agent) / 5;
        }

        Assert.That(mean, Is.GreaterThan(share));
    }

    private static QLearningAgent Ucb1(int armCount, ulong seed) => new(new RoundingDiscretizer(1), armCount, new QLearningOptions
    {
        LearningRate = Schedule.InverseVisits(1),
        Exploration = new UpperConfidenceBound(Math.Sqrt(2)),
        Seed = seed,
    });

    private static double ShareOf(int arm, BernoulliBandit bandit, IAgent agent)
    {
        double[] observation = new double[bandit.ObservationSize];
        int count = 0;
        for (int pull = 0; pull < PullCount; pull++)
        {
            bandit.Reset(null, observation);
            int action = agent.BeginEpisode(observation);
            StepResult result = bandit.Step(action, observation);
            agent.EndEpisode(result.Reward, observation, result.Terminated);
            count += pull >= PullCount * 3 / 4 && action == arm ? 1 : 0;
        }

        return count / (PullCount / 4.0);
    }
}
