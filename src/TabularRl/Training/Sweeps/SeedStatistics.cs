namespace TabularRl.Training.Sweeps;

/// <summary>Means and deviations over seeds, added up in the order of the seeds.</summary>
internal static class SeedStatistics
{
    public static double Mean(IReadOnlyList<double> scores)
    {
        // About the first score, so that equal scores have exactly their value as their mean and no deviation.
        double first = scores[0], sum = 0;
        foreach (double score in scores)
            sum += score - first;
        return first + sum / scores.Count;
    }

    /// <summary>A deviation so small beside the scores that it comes from their rounding.</summary>
    public static double RoundingOf(IEnumerable<double> scores)
    {
        double largest = 0;
        foreach (double score in scores)
            largest = Math.Max(largest, Math.Abs(score));
        return 1e-12 * largest;
    }

    /// <summary>The sample's standard deviation (divisor n − 1); NaN for fewer than two scores.</summary>
    public static double StandardDeviation(IReadOnlyList<double> scores, double mean)
    {
        if (scores.Count < 2)
            return double.NaN;
        double squares = 0;
        foreach (double score in scores)
            squares += (score - mean) * (score - mean);
        return Math.Sqrt(squares / (scores.Count - 1));
    }
}
