using TabularRl.Agents.QLearning;
using TabularRl.Agents.Sarsa;
using TabularRl.Discretization;
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
        Target: 475) { StepBudget = 3_000_000, OptimisticValue = 100 };

    public static readonly IReadOnlyList<Yardstick> All =
    [
        CartPole.For("q-learning", task => new QLearningAgent(task.Discretizer, task.ActionCount, task.Optimistic(new QLearningOptions()))),
        CartPole.For("sarsa", task => new SarsaAgent(task.Discretizer, task.ActionCount, task.Optimistic(new SarsaOptions()))),
    ];
}
