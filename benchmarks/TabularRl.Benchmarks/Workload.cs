using System.Globalization;
using TabularRl.Randomness;

namespace TabularRl.Benchmarks;

/// <summary>Random states of 15 features and a stream of updates among them, the same for every contender.</summary>
internal sealed class Workload
{
    public const int FeatureCount = 15;
    public const int ActionCount = 6;
    public const int UpdateCount = 1 << 14;
    public const double LearningRate = 0.1;
    public const double DiscountFactor = 0.95;

    public Workload(int stateCount)
    {
        var random = new Xoshiro256(1);
        Observations = new double[stateCount][];
        for (int state = 0; state < stateCount; state++)
        {
            Observations[state] = new double[FeatureCount];
            for (int i = 0; i < FeatureCount; i++)
                Observations[state][i] = random.NextInt32(100) / 100.0;
        }

        States = Draw(stateCount);
        NextStates = Draw(stateCount);
        Actions = Draw(ActionCount);

        int[] Draw(int count) => [.. Enumerable.Range(0, UpdateCount).Select(_ => random.NextInt32(count))];
    }

    public double[][] Observations { get; }

    public int[] States { get; }

    public int[] NextStates { get; }

    public int[] Actions { get; }

    /// <summary>The key of a state as text, as the simplest programs make it.</summary>
    public string TextKey(int state) =>
        string.Join(',', Observations[state].Select(value => value.ToString("F2", CultureInfo.InvariantCulture)));
}
