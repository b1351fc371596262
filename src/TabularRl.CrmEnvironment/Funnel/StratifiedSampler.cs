using System.Globalization;
using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// Draws a share of the customers from the subscribers, a share from those with a first call, and the rest from all; so that the few who
/// subscribe are seen often enough to learn from. For training only: rates under it say nothing of the customers as they are.
/// </summary>
/// <remarks>It reads the outcome of the customers that it draws from, so it belongs on a training split.</remarks>
public sealed class StratifiedSampler : ICustomerSampler
{
    /// <summary>Creates a sampler.</summary>
    /// <param name="subscriberShare">The share drawn from the subscribers, in [0, 1].</param>
    /// <param name="firstCallShare">The share drawn from those with a first call, in [0, 1]; both shares sum to at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is not in [0, 1], or both sum to more than 1.</exception>
    public StratifiedSampler(double subscriberShare, double firstCallShare)
    {
        if (!(subscriberShare is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(subscriberShare), subscriberShare, "A share must be in [0, 1].");
        if (!(firstCallShare is >= 0 and <= 1) || subscriberShare + firstCallShare > 1)
            throw new ArgumentOutOfRangeException(nameof(firstCallShare), firstCallShare, "A share must be in [0, 1], and both sum to at most 1.");
        SubscriberShare = subscriberShare;
        FirstCallShare = firstCallShare;
    }

    /// <summary>The published shares: 30 % subscribers, 30 % with a first call, 40 % all.</summary>
    public static StratifiedSampler Published { get; } = new(0.3, 0.3);

    /// <summary>The share drawn from the subscribers.</summary>
    public double SubscriberShare { get; }

    /// <summary>The share drawn from those with a first call.</summary>
    public double FirstCallShare { get; }

    /// <inheritdoc />
    public void Check(CrmSplit split)
    {
        UniformSampler.Instance.Check(split);
        Require(SubscriberShare, split.SubscriberIndexes, "subscriber");
        Require(FirstCallShare, split.FirstCallIndexes, "customer with a first call");

        void Require(double share, IReadOnlyList<int> stratum, string what)
        {
            if (share > 0 && stratum.Count == 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Split '{split.Name}' has no {what}, but the sampler draws {100 * share:0.##} % of the episodes from them; use UniformSampler, or a StratifiedSampler without that share, or a split that has some."),
                    nameof(split));
            }
        }
    }

    /// <inheritdoc />
    public int Next(CrmSplit split, Pcg64 random)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(random);
        double stratum = random.NextDouble();
        if (stratum < SubscriberShare)
            return split.SubscriberIndexes[random.NextInt32(split.SubscriberIndexes.Count)];
        if (stratum < SubscriberShare + FirstCallShare)
            return split.FirstCallIndexes[random.NextInt32(split.FirstCallIndexes.Count)];
        return random.NextInt32(split.Leads.Count);
    }
}
