namespace TabularRl.Evaluation.Comparison;

/// <summary>The mean return of a policy over independent customers.</summary>
/// <param name="Mean">The mean, in the unit of the rewards; finite.</param>
/// <param name="StandardDeviation">The sample's standard deviation, with n − 1; not negative.</param>
/// <param name="Count">The number of customers; at least 2.</param>
public readonly record struct MeanSample(double Mean, double StandardDeviation, long Count)
{
    /// <summary>The sample of given returns.</summary>
    /// <param name="returns">A return for each customer; at least 2, all finite.</param>
    /// <returns>Their mean and standard deviation.</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 returns, or one is not finite.</exception>
    public static MeanSample Of(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 2)
            throw new ArgumentException("A sample needs at least two returns, or it has no spread.", nameof(returns));
        double sum = 0;
        foreach (double value in returns)
            sum += value;
        double mean = sum / returns.Length;
        if (!double.IsFinite(mean))
            throw new ArgumentException("A return is not a finite number.", nameof(returns));
        double squares = 0;
        foreach (double value in returns)
            squares += (value - mean) * (value - mean);
        return new MeanSample(mean, Math.Sqrt(squares / (returns.Length - 1)), returns.Length);
    }

    internal void Validate(string name)
    {
        if (!double.IsFinite(Mean))
            throw new ArgumentOutOfRangeException(name, Mean, "The mean must be a finite number.");
        if (!(StandardDeviation >= 0) || double.IsInfinity(StandardDeviation))
            throw new ArgumentOutOfRangeException(name, StandardDeviation, "The standard deviation must be finite and not negative.");
        if (Count < 2)
            throw new ArgumentOutOfRangeException(name, Count, "A sample needs at least two customers, or it has no spread.");
    }
}
