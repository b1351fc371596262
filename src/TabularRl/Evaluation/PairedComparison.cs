using TabularRl.Statistics;

namespace TabularRl.Evaluation;

/// <summary>The difference of two policies' goal rates over the same starts.</summary>
/// <param name="PolicyName">The policy.</param>
/// <param name="BaselineName">The policy that it is compared with.</param>
/// <param name="Difference">The policy's goal rate less the baseline's.</param>
/// <param name="DifferenceInterval">Its 95 % bootstrap interval over starts.</param>
/// <param name="PValue">The two-sided p-value of the sign-flip test over starts.</param>
public sealed record PairedComparison(string PolicyName, string BaselineName, double Difference, Interval DifferenceInterval, double PValue)
{
    /// <summary>Compares two evaluations over the same starts.</summary>
    /// <param name="policy">The policy's evaluation.</param>
    /// <param name="baseline">The baseline's.</param>
    /// <param name="seed">The seed of resampling and flips.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">The numbers of starts differ.</exception>
    public static PairedComparison Of(PolicyEvaluation policy, PolicyEvaluation baseline, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(baseline);
        if (policy.StartCount != baseline.StartCount)
            throw new ArgumentException($"The policies were played from {policy.StartCount} and {baseline.StartCount} starts; a paired comparison needs the same.", nameof(baseline));

        var differences = new double[policy.StartCount];
        for (int i = 0; i < differences.Length; i++)
            differences[i] = policy.GoalRates[i] - baseline.GoalRates[i];
        return new PairedComparison(
            policy.PolicyName,
            baseline.PolicyName,
            differences.Average(),
            BootstrapInterval.OfMean(differences, seed),
            SignFlipTest.PValue(differences, seed));
    }
}
