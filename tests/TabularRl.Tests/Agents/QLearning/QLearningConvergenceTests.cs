using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Oracles;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Agents.QLearning;

[TestFixture]
internal sealed class QLearningConvergenceTests
{
    [Test]
    public void Train_OnADeterministicChain_GivesTheExactOptimum()
    {
        const int Length = 4;
        const double Discount = 0.9;
        QLearningAgent agent = Make.Q(2, learningRate: 0.5, discountFactor: Discount, epsilon: 0.5, seed: 1);
        new Trainer(new TrainerOptions { EpisodeCount = 2000 }).Train(new ChainEnvironment(Length), agent);

        // V(cell) = 10 γ^k − (1 + γ + … + γ^(k−1)), k cells before the last; a step left costs 1 and leads to the cell before (or stays).
        double[] optimal = new double[Length];
        for (int cell = Length - 1; cell >= 0; cell--)
            optimal[cell] = cell == Length - 1 ? 10 : -1 + Discount * optimal[cell + 1];
        for (int cell = 0; cell < Length; cell++)
        {
            double left = -1 + Discount * optimal[Math.Max(0, cell - 1)];
            Assert.That(agent.Values(cell), Is.EqualTo(new[] { left, optimal[cell] }).Within(1e-9));
        }

        Assert.That(agent.StateCount, Is.EqualTo(Length));
    }

    [Test]
    public void Train_OnRandomModels_ComesNearValueIteration([Range(1, 4)] int seed)
    {
        const double Discount = 0.8;
        var model = new RandomModel(5, 3, (ulong)seed);
        double[,] optimal = ValueIteration.Solve(model, Discount);
        var agent = new QLearningAgent(Make.Whole(), 3, new QLearningOptions
        {
            DiscountFactor = Discount,
            LearningRate = Schedule.InverseVisits(0.85),
            Exploration = new EpsilonGreedy(1.0),
            Seed = (ulong)seed,
        });
        new Trainer(new TrainerOptions { EpisodeCount = 200_000, MaxStepsPerEpisode = 20, Seed = (ulong)seed }).Train(new ModelEnvironment(model), agent);

        for (int state = 0; state < 5; state++)
        {
            for (int action = 0; action < 3; action++)
                Assert.That(agent.Values(state)[action], Is.EqualTo(optimal[state, action]).Within(0.05));
        }
    }

    [Test]
    public void Learn_FromEveryOutcomeOfAModelInTurn_GivesValueIteration()
    {
        // Sweeping a deterministic model at α = 1 is value iteration itself: the values agree to the last digits.
        const double Discount = 0.8;
        var model = new DeterministicModel(7, 2, seed: 3);
        double[,] optimal = ValueIteration.Solve(model, Discount);
        QLearningAgent agent = Make.Q(2, learningRate: 1, discountFactor: Discount);
        for (int sweep = 0; sweep < 200; sweep++)
        {
            for (int state = 0; state < 7; state++)
            {
                for (int action = 0; action < 2; action++)
                {
                    ModelTransition outcome = model.GetTransitions(state, action)[0];
                    agent.Learn([state], action, outcome.Reward, [outcome.NextState], outcome.Terminated);
                }
            }
        }

        for (int state = 0; state < 7; state++)
            Assert.That(agent.Values(state), Is.EqualTo(new[] { optimal[state, 0], optimal[state, 1] }).Within(1e-10));
    }

    private sealed class DeterministicModel : IFiniteModel
    {
        private readonly ModelTransition[][] _transitions;

        public DeterministicModel(int stateCount, int actionCount, ulong seed)
        {
            var random = new Pcg64(seed);
            (StateCount, ActionCount) = (stateCount, actionCount);
            _transitions = new ModelTransition[stateCount * actionCount][];
            for (int i = 0; i < _transitions.Length; i++)
                _transitions[i] = [new ModelTransition(1, random.NextInt32(stateCount), random.NextUniform(-1, 1), random.NextDouble() < 0.2)];
        }

        public int StateCount { get; }

        public int ActionCount { get; }

        public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action) => _transitions[state * ActionCount + action];
    }
}
