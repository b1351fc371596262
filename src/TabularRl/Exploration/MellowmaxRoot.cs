using TabularRl.Environments;

namespace TabularRl.Exploration;

/// <summary>The β at which the mean value under exp(β·value) equals the mellowmax of the values under ω.</summary>
/// <remarks>
/// The mean E(β) rises with β, its derivative being the variance, and the mellowmax is the mean of E over [0, ω]; so there is one root, in [0, ω].
/// Newton's steps find it, and halving where a step leaves the bracket. All values are taken relative to the greatest.
/// </remarks>
internal static class MellowmaxRoot
{
    // Newton is there in about five steps; halving from the widest bracket takes some ten more before it.
    private const int MaxIterationCount = 100;
    private const double RelativeTolerance = 1e-10;

    // exp(−this) is 0: no other action than the best is left.
    private const double VanishingExponent = 750;

    public static double FindInverseTemperature(ReadOnlySpan<double> values, ActionMask legalActions, double omega)
    {
        if (!(omega > 0))
            return 0;
        double max = GreedyAction.MaxValue(values, legalActions);
        double target = Mellowmax(values, legalActions, max, omega, out double gap);
        double low = 0;
        double high = Math.Min(omega, VanishingExponent / gap);
        double beta = Math.Min(omega / 2, high); // exact in the limit of small ω
        for (int iteration = 0; iteration < MaxIterationCount; iteration++)
        {
            double excess = Mean(values, legalActions, max, beta, out double variance) - target;
            if (excess < 0)
                low = beta;
            else
                high = beta;
            double next = beta - excess / variance;
            if (!(next > low && next < high))
                next = low + (high - low) / 2;
            double step = Math.Abs(next - beta);
            beta = next;
            if (step <= RelativeTolerance * beta)
                break;
        }

        return beta;
    }

    /// <summary>The mellowmax relative to the greatest value, and how far the next smaller one lies below that.</summary>
    private static double Mellowmax(ReadOnlySpan<double> values, ActionMask legalActions, double max, double omega, out double gap)
    {
        double sum = 0;
        gap = double.PositiveInfinity;
        for (int action = 0; action < values.Length; action++)
        {
            if (!legalActions.IsLegal(action))
                continue;
            double below = max - values[action];
            if (below > 0)
                gap = Math.Min(gap, below);
            sum += below > 0 ? Math.Exp(-omega * below) : 1;
        }

        return Math.Log(sum / legalActions.CountLegal(values.Length)) / omega;
    }

    /// <summary>The mean of the values relative to the greatest under exp(β·value), and their variance.</summary>
    private static double Mean(ReadOnlySpan<double> values, ActionMask legalActions, double max, double beta, out double variance)
    {
        double total = 0, first = 0, second = 0;
        for (int action = 0; action < values.Length; action++)
        {
            double value = Math.Min(values[action] - max, 0);
            double weight = Math.Exp(beta * value);
            if (!legalActions.IsLegal(action) || !(weight > 0))
                continue;
            total += weight;
            first += weight * value;
            second += weight * value * value;
        }

        double mean = first / total;
        variance = second / total - mean * mean;
        return mean;
    }
}
