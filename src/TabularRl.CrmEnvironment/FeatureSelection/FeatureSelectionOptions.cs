namespace TabularRl.Crm;

/// <summary>The options of a <see cref="FeatureSelectionEnvironment"/>. Immutable.</summary>
public sealed record FeatureSelectionOptions
{
    /// <summary>Which form is played; default <see cref="FeatureSelectionVariant.AsDocumented"/>.</summary>
    public FeatureSelectionVariant Variant { get; init; } = FeatureSelectionVariant.AsDocumented;

    /// <summary>The reward of the sales actions, before the price of active features; default <see cref="CrmReward.Documented"/>.</summary>
    public CrmReward Reward { get; init; } = CrmReward.Documented;

    /// <summary>Which customers <see cref="FeatureSelectionEnvironment.Reset"/> draws; default <see cref="StratifiedSampler.Published"/>.</summary>
    public ICustomerSampler Sampler { get; init; } = StratifiedSampler.Published;

    /// <summary>The seed of the environment's generator until the first reset with one; default 0.</summary>
    public ulong Seed { get; init; }
}
