using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tables;

namespace TabularRl.Tests.Support;

/// <summary>Small discretizers and agents over whole-number observations.</summary>
internal static class Make
{
    public static RoundingDiscretizer Whole(int size = 1) => new(size, new RoundingOptions { Decimals = 0 });

    public static QLearningAgent Q(
        int actionCount,
        double learningRate = 0.5,
        double discountFactor = 0.9,
        double epsilon = 0,
        double initialValue = 0,
        ulong seed = 0,
        int observationSize = 1) =>
        new(Whole(observationSize), actionCount, new QLearningOptions
        {
            LearningRate = Schedule.Constant(learningRate),
            DiscountFactor = discountFactor,
            Exploration = new EpsilonGreedy(epsilon),
            InitialActionValue = initialValue,
            Seed = seed,
        });

    /// <summary>The action values of a state, or an empty array where the table has no row for it.</summary>
    public static double[] Values(this TabularAgent agent, params double[] observation)
    {
        var key = new ulong[agent.Table.KeyWordCount];
        StateKey.Write(agent.Discretizer, observation, key);
        int row = agent.Table.FindRow(key);
        return row < 0 ? [] : agent.Table.GetActionValues(row).ToArray();
    }

    /// <summary>Writes the action values of a state into a table, which gets a row for it where it has none.</summary>
    public static void SetValues(this QTable table, double observation, params ReadOnlySpan<double> values)
    {
        var key = new ulong[table.KeyWordCount];
        StateKey.Write(Whole(), [observation], key);
        values.CopyTo(table.GetActionValues(table.GetOrAddRow(key)));
    }
}
