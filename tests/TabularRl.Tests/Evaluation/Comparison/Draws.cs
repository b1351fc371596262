using TabularRl.Evaluation.Comparison;
using TabularRl.Randomness;

namespace TabularRl.Tests.Evaluation.Comparison;

/// <summary>Samples for simulated trials.</summary>
internal static class Draws
{
    /// <summary>A sample of customers, each won with the given probability. Rare successes are drawn by the gaps between them.</summary>
    public static RateSample DrawSample(this Pcg64 random, double rate, long count)
    {
        long successes = 0;
        double logFailure = Math.Log(1 - rate);
        for (long at = (long)(Math.Log(1 - random.NextDouble()) / logFailure); at < count; at += 1 + (long)(Math.Log(1 - random.NextDouble()) / logFailure))
            successes++;
        return new RateSample(successes, count);
    }

    public static RateSample Plus(this RateSample sample, RateSample more) => new(sample.Successes + more.Successes, sample.Count + more.Count);

    public static double NextNormal(this Pcg64 random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
