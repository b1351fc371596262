using TabularRl.Agents.DoubleQLearning;
using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Agents.QLearning;
using TabularRl.Agents.Sarsa;

namespace TabularRl.LearningCurves.Learners;

/// <summary>The agents, one entry each whatever its options.</summary>
internal static class LearnerRegistry
{
    public static readonly IReadOnlyList<Learner> All =
    [
        new("q-learning", task => new QLearningAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new QLearningOptions()))),
        new("double-q-learning", task => new DoubleQLearningAgent(task.Discretizer, task.ActionCount, task.OffPolicy(new DoubleQLearningOptions()))),
        new("sarsa", task => new SarsaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new SarsaOptions()))),
        new("expected-sarsa", task => new ExpectedSarsaAgent(task.Discretizer, task.ActionCount, task.OnPolicy(new ExpectedSarsaOptions()))),
    ];
}
