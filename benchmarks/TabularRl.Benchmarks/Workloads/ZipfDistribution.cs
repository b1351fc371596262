using TabularRl.Randomness;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>
/// Ranks 1 to n with probabilities proportional to 1/k, drawn by rejection: the whole part of e^(u · ln(n + 1)) is k with a probability
/// proportional to ln(1 + 1/k), which is at most 1/ln 2 times too low.
/// </summary>
internal sealed class ZipfDistribution(int rankCount)
{
    private static readonly double LogTwo = Math.Log(2);

    private readonly double _logRange = Math.Log(rankCount + 1.0);

    public int Sample(Xoshiro256 random)
    {
        while (true)
        {
            int rank = Math.Min(rankCount, (int)Math.Exp(random.NextDouble() * _logRange));
            if (random.NextDouble() * rank * Math.Log(1 + 1.0 / rank) <= LogTwo)
                return rank;
        }
    }
}
