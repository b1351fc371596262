namespace TabularRl.Statistics;

/// <summary>Means and deviations of few units, added up in their order.</summary>
internal static class SampleStatistics
{
    public static double Mean(ReadOnlySpan<double> units)
    {
        // About the first unit, so that equal units have exactly their value as their mean and no deviation.
        double first = units[0], sum = 0;
        foreach (double unit in units)
            sum += unit - first;
        return first + sum / units.Length;
    }

    /// <summary>The sample's standard deviation (divisor n − 1); NaN for fewer than two units.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> units, double mean)
    {
        if (units.Length < 2)
            return double.NaN;
        double squares = 0;
        foreach (double unit in units)
            squares += (unit - mean) * (unit - mean);
        return Math.Sqrt(squares / (units.Length - 1));
    }

    /// <summary>A deviation so small beside the units that it comes from their rounding.</summary>
    public static double RoundingOf(IEnumerable<double> units)
    {
        double largest = 0;
        foreach (double unit in units)
            largest = Math.Max(largest, Math.Abs(unit));
        return 1e-12 * largest;
    }
}
