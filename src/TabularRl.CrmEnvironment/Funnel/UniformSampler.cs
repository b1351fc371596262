using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>Draws every customer equally often.</summary>
public sealed class UniformSampler : ICustomerSampler
{
    private UniformSampler()
    {
    }

    /// <summary>The sampler; it has no options.</summary>
    public static UniformSampler Instance { get; } = new();

    /// <inheritdoc />
    public void Check(CrmSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        if (split.Leads.Count == 0)
            throw new ArgumentException($"Split '{split.Name}' has no customer to draw.", nameof(split));
    }

    /// <inheritdoc />
    public int Next(CrmSplit split, Pcg64 random)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(random);
        return random.NextInt32(split.Leads.Count);
    }
}
