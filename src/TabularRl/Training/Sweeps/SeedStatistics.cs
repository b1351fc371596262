namespace TabularRl.Training.Sweeps;

/// <summary>Means and deviations over seeds, added up in the order of the seeds.</summary>
internal static class SeedStatistics
{
    public static double Mean(IReadOnlyList<double> scores)
    {
        double sum = 0;
        foreach (double score in scores)
            sum += score;
        return sum / scores.Count;
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
