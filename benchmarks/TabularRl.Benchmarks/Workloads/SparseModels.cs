using TabularRl.Planning;
using TabularRl.Randomness;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>Large models in which an action leads to few states.</summary>
internal static class SparseModels
{
    public const int ActionCount = 2;

    // Models of real problems are numbered so that states that follow each other lie near each other.
    private const int Reach = 1_000;

    /// <summary>Each of two actions leads to so many states near by, with random probabilities and a random reward, and never ends.</summary>
    public static FiniteModel Create(int stateCount, int outcomeCount)
    {
        var random = new Pcg64(1);
        var builder = new FiniteModelBuilder(stateCount, ActionCount);
        var weights = new double[outcomeCount];
        for (int state = 0; state < stateCount; state++)
        {
            for (int action = 0; action < ActionCount; action++)
            {
                double sum = 0;
                for (int i = 0; i < outcomeCount; i++)
                    sum += weights[i] = random.NextUniform(0.1, 1);
                double reward = random.NextUniform(-1, 1);
                for (int i = 0; i < outcomeCount; i++)
                {
                    int next = (state + random.NextInt32(2 * Reach) - Reach) % stateCount;
                    builder.Add(state, action, weights[i] / sum, (next + stateCount) % stateCount, reward);
                }
            }
        }

        return builder.Build();
    }
}
