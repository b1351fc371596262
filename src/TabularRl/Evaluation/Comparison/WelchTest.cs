using MathNet.Numerics.Distributions;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.Comparison;

/// <summary>Welch's t-test that two means are equal, whatever their spreads, and the interval of their difference.</summary>
/// <remarks>
/// <code>t = (m₂ − m₁) / √(s₁²/n₁ + s₂²/n₂),  df = (s₁²/n₁ + s₂²/n₂)² / ((s₁²/n₁)²/(n₁−1) + (s₂²/n₂)²/(n₂−1))</code>
/// Source: B. L. Welch, "The Generalization of 'Student's' Problem" (Biometrika 1947). It leans on means being near normal: where one
/// customer in a hundred brings all the return, compare rates instead, or have some thousand customers.
/// </remarks>
public static class WelchTest
{
    /// <summary>The two-sided p-value.</summary>
    /// <param name="baseline">The baseline's sample.</param>
    /// <param name="candidate">The candidate's.</param>
    /// <returns>The p-value, in [0, 1]; 1 where neither sample has spread and the means are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sample has fewer than two customers or figures that are not finite.</exception>
    /// <exception cref="ArgumentException">Neither sample has spread, and the means differ: there is nothing to judge the difference by.</exception>
    public static double PValue(MeanSample baseline, MeanSample candidate)
    {
        (double difference, double error, double freedom) = Compare(baseline, candidate);
        return error == 0 ? 1 : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(difference / error));
    }

    /// <summary>The interval of the candidate's mean less the baseline's.</summary>
    /// <param name="baseline">The baseline's sample.</param>
    /// <param name="candidate">The candidate's.</param>
    /// <param name="confidence">The confidence, in (0, 1); default 0.95.</param>
    /// <returns>The interval, in the unit of the rewards.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sample has fewer than two customers or figures that are not finite, or the confidence is out of its range.</exception>
    /// <exception cref="ArgumentException">Neither sample has spread, and the means differ.</exception>
    public static Interval OfDifference(MeanSample baseline, MeanSample candidate, double confidence = 0.95)
    {
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must lie between 0 and 1.");
        (double difference, double error, double freedom) = Compare(baseline, candidate);
        if (error == 0)
            return new Interval(0, 0);
        double halfWidth = UpperQuantile(freedom, (1 - confidence) / 2) * error;
        return new Interval(difference - halfWidth, difference + halfWidth);
    }

    // MathNet's inverse does not converge in the far tails, which the first looks of a trial need.
    private static double UpperQuantile(double freedom, double tail)
    {
        double low = 0;
        double high = 1;
        for (; StudentT.CDF(0, 1, freedom, -high) > tail; high *= 2)
            low = high;
        while (high - low > 1e-12 * high)
        {
            double middle = (low + high) / 2;
            if (StudentT.CDF(0, 1, freedom, -middle) > tail)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    private static (double Difference, double Error, double Freedom) Compare(MeanSample baseline, MeanSample candidate)
    {
        baseline.Validate(nameof(baseline));
        candidate.Validate(nameof(candidate));
        double first = baseline.StandardDeviation * baseline.StandardDeviation / baseline.Count;
        double second = candidate.StandardDeviation * candidate.StandardDeviation / candidate.Count;
        double difference = candidate.Mean - baseline.Mean;
        double variance = first + second;
        if (variance == 0 && difference != 0)
            throw new ArgumentException("Every customer of a policy brought the same return; without spread a t-test cannot judge the difference.", nameof(candidate));
        double freedom = variance == 0 ? 1 : variance * variance / (first * first / (baseline.Count - 1) + second * second / (candidate.Count - 1));
        return (difference, Math.Sqrt(variance), freedom);
    }
}
