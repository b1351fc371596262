using TabularRl.Agents.QLearning;

namespace TabularRl.Tests.Training;

/// <summary>Agents compared to the last bit: states in their order, values, visits, counts and generator.</summary>
internal static class TableEquality
{
    public static void AssertSame(QLearningAgent actual, QLearningAgent expected) => Assert.Multiple(() =>
    {
        Assert.That(actual.RandomState, Is.EqualTo(expected.RandomState));
        Assert.That((actual.EpisodeCount, actual.StepCount, actual.StateCount), Is.EqualTo((expected.EpisodeCount, expected.StepCount, expected.StateCount)));
        for (int row = 0; row < Math.Min(actual.StateCount, expected.StateCount); row++)
        {
            Assert.That(actual.Table.GetKey(row).ToArray(), Is.EqualTo(expected.Table.GetKey(row).ToArray()), $"Key of row {row}.");
            Assert.That(Bits(actual, row), Is.EqualTo(Bits(expected, row)), $"Values of row {row}.");
            Assert.That(actual.Table.GetVisits(row).ToArray(), Is.EqualTo(expected.Table.GetVisits(row).ToArray()), $"Visits of row {row}.");
        }
    });

    private static long[] Bits(QLearningAgent agent, int row) => Array.ConvertAll(agent.Table.GetActionValues(row).ToArray(), BitConverter.DoubleToInt64Bits);
}
