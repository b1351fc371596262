using System.Globalization;

namespace TabularRl.Evaluation.Comparison;

/// <summary>How many customers a policy was tried on, and how many of them it won.</summary>
/// <param name="Successes">The number of successes; 0 to <paramref name="Count"/>.</param>
/// <param name="Count">The number of independent trials (customers, not contacts); at least 1.</param>
public readonly record struct RateSample(long Successes, long Count)
{
    /// <summary>The share of successes.</summary>
    public double Rate => (double)Successes / Count;

    internal void Validate(string name)
    {
        if (Count < 1)
            throw new ArgumentOutOfRangeException(name, Count, "A sample needs at least one customer.");
        if (Successes < 0 || Successes > Count)
            throw new ArgumentOutOfRangeException(name, Successes, string.Create(CultureInfo.InvariantCulture, $"A sample of {Count} has 0 to {Count} successes."));
    }
}
