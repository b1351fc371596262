using MathNet.Numerics.Distributions;

namespace TabularRl.Evaluation.Comparison;

/// <summary>How many customers it takes to see a wanted difference between two policies with a wanted power, in a two-sided test.</summary>
public static class SampleSize
{
    /// <summary>The customers needed to see a difference of two rates by Fisher's exact test.</summary>
    /// <remarks>
    /// With p₁ and p₂ = p₁ + d the rates, r the allocation, p̄ = (p₁ + r·p₂) / (r + 1) and q = 1 − p:
    /// <code>m = (z_{α/2}·√((r+1)·p̄·q̄) + z_β·√(r·p₁q₁ + p₂q₂))² / (r·d²),  n₁ = m/4 · (1 + √(1 + 2(r+1)/(m·r·|d|)))²,  n₂ = r·n₁</code>
    /// The second step is the continuity correction, which fits the exact test. Source: Fleiss, Tytun and Ury, "A Simple Approximation for
    /// Calculating Sample Sizes for Comparing Independent Proportions" (Biometrics 1980); Fleiss, Levin and Paik 2003, table A.4.
    /// </remarks>
    /// <param name="baselineRate">The rate p₁ of the baseline, in (0, 1).</param>
    /// <param name="difference">The difference d to be seen, as a share (0.004 is 0.4 percentage points); not 0; p₁ + d lies in (0, 1).</param>
    /// <param name="power">The probability of seeing it where it is there, in (0, 1); default 0.8.</param>
    /// <param name="significance">The probability α of a false alarm where the rates are equal, in (0, 1); default 0.05.</param>
    /// <param name="allocationRatio">The candidate's customers for each of the baseline's; positive; default 1.</param>
    /// <returns>The sizes, rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static TrialSize ForRates(
        double baselineRate, double difference, double power = 0.8, double significance = 0.05, double allocationRatio = 1) =>
        ForRates(baselineRate, difference, power, significance, allocationRatio, inflation: 1);

    /// <summary>The customers needed to see a difference of two mean returns by Welch's test.</summary>
    /// <remarks>
    /// With r the allocation and t of Welch's degrees of freedom, repeated until n₁ stands:
    /// <code>n₁ = (t_{1−α/2} + t_{power})² · (σ₁² + σ₂²/r) / d²,  n₂ = r·n₁</code>
    /// Source: Julious, "Sample Sizes for Clinical Trials" (2010), ch. 3; within a customer of the noncentral t's answer.
    /// </remarks>
    /// <param name="difference">The difference d to be seen, in the unit of the rewards; not 0.</param>
    /// <param name="baselineStandardDeviation">The standard deviation σ₁ of the baseline's returns; positive.</param>
    /// <param name="candidateStandardDeviation">The candidate's σ₂, or null (the default) for the same.</param>
    /// <param name="power">The probability of seeing it where it is there, in (0, 1); default 0.8.</param>
    /// <param name="significance">The probability α of a false alarm, in (0, 1); default 0.05.</param>
    /// <param name="allocationRatio">The candidate's customers for each of the baseline's; positive; default 1.</param>
    /// <returns>The sizes, rounded up; at least 2 each.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static TrialSize ForMeans(
        double difference,
        double baselineStandardDeviation,
        double? candidateStandardDeviation = null,
        double power = 0.8,
        double significance = 0.05,
        double allocationRatio = 1) =>
        ForMeans(difference, baselineStandardDeviation, candidateStandardDeviation, power, significance, allocationRatio, inflation: 1);

    internal static TrialSize ForRates(
        double baselineRate, double difference, double power, double significance, double allocationRatio, double inflation)
    {
        CheckShared(power, significance, allocationRatio);
        ThrowUnlessShare(baselineRate, nameof(baselineRate), "The baseline's rate");
        double rate = baselineRate + difference;
        if (difference == 0 || !(rate is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "The difference must not be 0, and the baseline's rate plus it must lie between 0 and 1.");

        double r = allocationRatio;
        double mean = (baselineRate + r * rate) / (r + 1);
        double root = UpperZ(significance / 2) * Math.Sqrt((r + 1) * mean * (1 - mean))
            + UpperZ(1 - power) * Math.Sqrt(r * baselineRate * (1 - baselineRate) + rate * (1 - rate));
        double uncorrected = inflation * root * root / (r * difference * difference);
        double correction = 1 + Math.Sqrt(1 + 2 * (r + 1) / (uncorrected * r * Math.Abs(difference)));
        return RoundUp(uncorrected / 4 * correction * correction, r, atLeast: 1);
    }

    internal static TrialSize ForMeans(
        double difference,
        double baselineStandardDeviation,
        double? candidateStandardDeviation,
        double power,
        double significance,
        double allocationRatio,
        double inflation)
    {
        CheckShared(power, significance, allocationRatio);
        if (difference == 0 || !double.IsFinite(difference))
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "The difference must be a finite number other than 0.");
        ThrowUnlessPositive(baselineStandardDeviation, nameof(baselineStandardDeviation));
        double other = candidateStandardDeviation ?? baselineStandardDeviation;
        ThrowUnlessPositive(other, nameof(candidateStandardDeviation));

        double r = allocationRatio;
        double first = baselineStandardDeviation * baselineStandardDeviation;
        double second = other * other / r;
        double scale = inflation * (first + second) / (difference * difference);
        double z = UpperZ(significance / 2) + UpperZ(1 - power);
        double n = z * z * scale;
        for (int i = 0; i < 50; i++)
        {
            double held = Math.Max(n, 2 / Math.Min(1, r));
            double freedom = (first + second) * (first + second) / (first * first / (held - 1) + second * second / (held * r - 1));
            double t = StudentT.InvCDF(0, 1, freedom, 1 - significance / 2) + StudentT.InvCDF(0, 1, freedom, power);
            double next = t * t * scale;
            bool stands = Math.Abs(next - n) < 1e-6 * n;
            n = next;
            if (stands)
                break;
        }

        return RoundUp(n, r, atLeast: 2);
    }

    internal static double UpperZ(double tail) => -Normal.InvCDF(0, 1, tail);

    private static TrialSize RoundUp(double n, double allocationRatio, long atLeast)
    {
        if (n > 1e15 || n * allocationRatio > 1e15)
            throw new ArgumentOutOfRangeException(nameof(n), n, "The difference is so small that no trial could see it; plan for a larger one.");
        // Rounding errors must not cost a customer.
        return new TrialSize(
            Math.Max(atLeast, (long)Math.Ceiling(n - 1e-9 * n)),
            Math.Max(atLeast, (long)Math.Ceiling(n * allocationRatio * (1 - 1e-9))));
    }

    private static void CheckShared(double power, double significance, double allocationRatio)
    {
        ThrowUnlessShare(power, nameof(power), "The power");
        ThrowUnlessShare(significance, nameof(significance), "The significance");
        if (power <= significance)
            throw new ArgumentOutOfRangeException(nameof(power), power, "The power must exceed the significance.");
        ThrowUnlessPositive(allocationRatio, nameof(allocationRatio));
    }

    private static void ThrowUnlessShare(double value, string name, string what)
    {
        if (!(value is > 0 and < 1))
            throw new ArgumentOutOfRangeException(name, value, $"{what} must lie between 0 and 1.");
    }

    private static void ThrowUnlessPositive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, "The number must be positive and finite.");
    }
}
