using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Oracles;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Agents.BackOff;

[TestFixture]
internal sealed class BackOffLearningTests
{
    [Test]
    public void FreezeBackOff_AfterEnoughTrainingOnARandomModel_IsOptimal([Values(1u, 2u, 3u, 4u, 5u)] uint seed)
    {
        var model = new RandomModel(5, 3, seed);
        double[,] optimal = ValueIteration.Solve(model, 0.9);
        var agent = new BackOffQLearningAgent(new BackOffLevels(Make.Whole()).ThenMarginal(), 3, new BackOffQLearningOptions
        {
            Learning = new QLearningOptions { DiscountFactor = 0.9, LearningRate = Schedule.InverseVisits(0.8), Exploration = new EpsilonGreedy(0.3), Seed = seed },
        });
        new Trainer(new TrainerOptions { EpisodeCount = 60_000, Seed = seed }).Train(new ModelEnvironment(model), agent);

        var policy = agent.FreezeBackOff(TieBreaking.Lowest);
        var plain = agent.Freeze(TieBreaking.Lowest);
        for (int state = 0; state < 5; state++)
        {
            double lost = Loss(policy.Decide([state]).Decision.Action), plainLost = Loss(plain.Decide([state]).Action);
            Assert.That(lost, Is.LessThanOrEqualTo(plainLost + 0.02), $"State {state}: backing off loses {lost}, plain Q-learning {plainLost}.");

            double Loss(int action) => Enumerable.Range(0, 3).Max(other => optimal[state, other]) - optimal[state, action];
        }
    }
}
