namespace TabularRl.Evaluation.Comparison;

/// <summary>
/// Fisher's exact test that two rates are equal. Its false-alarm rate never exceeds the significance, however few the successes, which is
/// why it is used here: at rates below one percent the normal tests' rate does.
/// </summary>
/// <remarks>
/// Given all successes, those of one sample are hypergeometric under equal rates; the two-sided p-value is the probability of all numbers
/// at most as likely as the observed one. The price is power: it is conservative where successes are few. Source: R. A. Fisher, "The Logic of
/// Inductive Inference" (1935); Agresti, "Categorical Data Analysis" (2013), §3.5.
/// </remarks>
public static class FisherExactTest
{
    // Probabilities that are equal in theory differ in their last bits.
    private const double Tolerance = 1 + 1e-7;

    /// <summary>The two-sided p-value. Takes time in proportion to the number of successes.</summary>
    /// <param name="baseline">One sample.</param>
    /// <param name="candidate">The other.</param>
    /// <returns>The p-value, in (0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sample is empty or has more successes than trials.</exception>
    public static double PValue(RateSample baseline, RateSample candidate)
    {
        baseline.Validate(nameof(baseline));
        candidate.Validate(nameof(candidate));
        double first = baseline.Count;
        double second = candidate.Count;
        double successes = (double)baseline.Successes + candidate.Successes;
        double low = Math.Max(0, successes - second);
        double high = Math.Min(successes, first);
        double mode = Math.Clamp(Math.Floor((successes + 1) * (first + 1) / (first + second + 2)), low, high);

        // Everything is relative to the mode's probability, so that nothing overflows and what underflows is of no weight.
        double observed = 1;
        for (double x = mode; x < baseline.Successes; x++)
            observed *= RatioUp(x);
        for (double x = mode; x > baseline.Successes; x--)
            observed /= RatioUp(x - 1);

        double total = 0;
        double extreme = 0;
        double weight = 1;
        for (double x = mode; x <= high && weight > 0; x++)
        {
            Add(weight);
            weight *= RatioUp(x);
        }

        weight = mode > low ? 1 / RatioUp(mode - 1) : 0;
        for (double x = mode - 1; x >= low && weight > 0; x--)
        {
            Add(weight);
            weight = x > low ? weight / RatioUp(x - 1) : 0;
        }

        return Math.Clamp(extreme / total, double.Epsilon, 1);

        void Add(double probability)
        {
            total += probability;
            if (probability <= observed * Tolerance)
                extreme += probability;
        }

        // P(x + 1) / P(x).
        double RatioUp(double x) => (successes - x) * (first - x) / ((x + 1) * (second - successes + x + 1));
    }
}
