using System.Globalization;
using TabularRl.Agents.Linear;
using TabularRl.Agents.QLearning;
using TabularRl.Agents.RLearning;
using TabularRl.Agents.Sarsa;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Tasks;
using TabularRl.StandardEnvironments.ClassicControl;

namespace TabularRl.LearningCurves.Yardsticks;

/// <summary>The agents and tasks that have a yardstick of their own.</summary>
internal static class YardstickRegistry
{
    private static readonly ControlTask CartPole = new(
        "cart-pole",
        () => new CartPole(),
        StandardEnvironments.ClassicControl.CartPole.StepLimit,
        new PerFeatureDiscretizer(
        [
            FeatureDiscretizer.EqualWidth(-2.4, 2.4, 6),
            FeatureDiscretizer.EqualWidth(-2, 2, 6),
            FeatureDiscretizer.EqualWidth(-0.21, 0.21, 12),
            FeatureDiscretizer.EqualWidth(-2, 2, 12),
        ]),
        Target: 475)
    {
        StepBudget = 3_000_000,
        OptimisticValue = 100,
    };

    private static readonly ControlTask MountainCar = new(
        "mountain-car",
        () => new MountainCar(),
        StandardEnvironments.ClassicControl.MountainCar.StepLimit,
        new RoundingDiscretizer(2),
        Target: -110)
    {
        StepBudget = 3_000_000,
        OptimisticValue = 0,
    };

    private static readonly TileCoder MountainCarTiles = new([new TiledFeature(-1.2, 0.6, 8), new TiledFeature(-0.07, 0.07, 8)]);

    public static readonly IReadOnlyList<Yardstick> All =
    [
        CartPole.For("q-learning", task => new QLearningAgent(task.Discretizer, task.ActionCount, task.Optimistic(new QLearningOptions()))),
        CartPole.For("sarsa", task => new SarsaAgent(task.Discretizer, task.ActionCount, task.Optimistic(new SarsaOptions()))),
        MountainCar.For("linear-sarsa", task => new LinearSarsaAgent(MountainCarTiles, task.ActionCount, task.Optimistic(new LinearSarsaOptions()) with
        {
            DiscountFactor = 1,
            LearningRate = new DecayByStep(0.2, 0.001, task.StepBudget),
            Exploration = new EpsilonGreedy(0),
        })),
        .. Enumerable.Range(1, ExactTasks.RandomModelCount).Select(number => WithoutEnd(number).For(
            "r-learning", task => new RLearningAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new RLearningOptions { AverageRewardRate = 0.001 })))),
    ];

    private static ContinuingTask WithoutEnd(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"endless-model-{number:00}"), () => new RandomModelEnvironment((ulong)number, endProbability: 0), stepLimit: 1_000)
    {
        StepBudget = 1_000_000,
    };
}
