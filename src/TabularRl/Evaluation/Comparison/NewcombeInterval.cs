using TabularRl.Statistics;

namespace TabularRl.Evaluation.Comparison;

/// <summary>
/// The interval of a difference of two rates by Newcombe's hybrid score method: good for small rates and few successes, and never outside
/// [−1, 1].
/// </summary>
/// <remarks>
/// With the Wilson interval (l, u) of each rate p: <code>d − √((p₂−l₂)² + (u₁−p₁)²)  to  d + √((u₂−p₂)² + (p₁−l₁)²),  d = p₂ − p₁</code>
/// Source: R. G. Newcombe, "Interval Estimation for the Difference Between Independent Proportions: Comparison of Eleven Methods"
/// (Statistics in Medicine 1998), method 10.
/// </remarks>
public static class NewcombeInterval
{
    /// <summary>The interval of the candidate's rate less the baseline's.</summary>
    /// <param name="baseline">The baseline's sample.</param>
    /// <param name="candidate">The candidate's.</param>
    /// <param name="confidence">The confidence, in (0, 1); default 0.95.</param>
    /// <returns>The interval, as shares.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sample is empty or has more successes than trials, or the confidence is out of its range.</exception>
    public static Interval OfDifference(RateSample baseline, RateSample candidate, double confidence = 0.95)
    {
        baseline.Validate(nameof(baseline));
        candidate.Validate(nameof(candidate));
        Interval first = WilsonInterval.Of(baseline.Successes, baseline.Count, confidence);
        Interval second = WilsonInterval.Of(candidate.Successes, candidate.Count, confidence);
        double difference = candidate.Rate - baseline.Rate;
        return new Interval(
            difference - Root(candidate.Rate - second.Low, first.High - baseline.Rate),
            difference + Root(second.High - candidate.Rate, baseline.Rate - first.Low));
    }

    private static double Root(double a, double b) => Math.Sqrt(a * a + b * b);
}
