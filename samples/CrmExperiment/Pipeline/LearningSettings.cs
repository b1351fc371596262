using TabularRl.Agents.QLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace CrmExperiment.Pipeline;

/// <summary>The settings of Q-learning that experiments differ in; ε starts at 1, falls by a factor an episode, and not below 0.01.</summary>
internal sealed record LearningSettings(ISchedule LearningRate, double DiscountFactor, double EpsilonDecay)
{
    public static LearningSettings Published { get; } = new(Schedule.Constant(0.1), 0.95, 0.995);

    public static LearningSettings Simulated { get; } = new(Schedule.InverseVisits(0.8), 0.95, 0.99995);

    public QLearningOptions ToOptions(ulong seed) => new()
    {
        DiscountFactor = DiscountFactor,
        LearningRate = LearningRate,
        Exploration = new EpsilonGreedy(Schedule.Exponential(1.0, EpsilonDecay, 0.01)),
        Seed = seed,
    };
}
