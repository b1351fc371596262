using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>The public agent under the constants that all contenders share.</summary>
internal static class BenchmarkAgents
{
    public static RoundingDiscretizer CreateDiscretizer() =>
        new(TaskConstants.CellCount, new RoundingOptions { SinglePrecision = true, CellWidth = CellWidth.Int16 });

    /// <summary>An agent that knows every state of a space.</summary>
    public static QLearningAgent Create(StateSpace space)
    {
        var agent = new QLearningAgent(CreateDiscretizer(), TaskConstants.ActionCount, new QLearningOptions
        {
            DiscountFactor = TaskConstants.DiscountFactor,
            LearningRate = Schedule.Constant(TaskConstants.LearningRate),
            Exploration = new EpsilonGreedy(TaskConstants.Epsilon),
            Seed = TaskConstants.Seed,
        });
        StateTables.Fill(agent.Table, space);
        return agent;
    }
}
