namespace TabularRl.Tests.Oracles;

/// <summary>
/// The online λ-return algorithm as it is defined (van Seijen et al. 2016, §3; Sutton and Barto 2018, §12.4): after every step all values are
/// learned anew from the start, each pair from the λ-return of what is known by then. Slow, and without any trace.
/// </summary>
internal static class OnlineLambdaReturn
{
    /// <summary>The values after an episode that terminates.</summary>
    /// <param name="initial">The values before it, one a pair of state and action.</param>
    /// <param name="pairs">The pairs in the order in which they were met.</param>
    /// <param name="rewards">The reward of each.</param>
    /// <param name="learningRates">The learning rate at each.</param>
    /// <param name="discountFactor">γ.</param>
    /// <param name="traceDecay">λ.</param>
    public static double[] Learn(double[] initial, int[] pairs, double[] rewards, double[] learningRates, double discountFactor, double traceDecay)
    {
        List<double[]> known = [initial]; // the values after 0, 1, … steps
        for (int horizon = 1; horizon <= pairs.Length; horizon++)
        {
            double[] values = [.. initial];
            for (int k = 0; k < horizon; k++)
                values[pairs[k]] += learningRates[k] * (Return(k, horizon) - values[pairs[k]]);
            known.Add(values);
        }

        return known[^1];

        double Return(int start, int horizon)
        {
            double sum = 0, weight = 1;
            for (int end = start + 1; end < horizon; end++)
            {
                sum += (1 - traceDecay) * weight * ReturnTo(start, end);
                weight *= traceDecay;
            }

            return sum + weight * ReturnTo(start, horizon);
        }

        double ReturnTo(int start, int end)
        {
            double sum = 0, discount = 1;
            for (int i = start; i < end; i++)
            {
                sum += discount * rewards[i];
                discount *= discountFactor;
            }

            return end == pairs.Length ? sum : sum + discount * known[end - 1][pairs[end]];
        }
    }
}
