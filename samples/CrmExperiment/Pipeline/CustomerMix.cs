using System.Globalization;
using TabularRl.Crm;

namespace CrmExperiment.Pipeline;

/// <summary>Whom training plays: shares of subscribers and of customers with a first call, the rest drawn from all.</summary>
internal sealed record CustomerMix(double SubscriberShare, double FirstCallShare)
{
    public static CustomerMix Published { get; } = new(0.3, 0.3);

    public static CustomerMix Uniform { get; } = new(0, 0);

    public ICustomerSampler Sampler => this == Uniform ? UniformSampler.Instance : new StratifiedSampler(SubscriberShare, FirstCallShare);

    public string Name => this == Uniform
        ? "all customers alike"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{SubscriberShare * 100:0.#} % subscribers, {FirstCallShare * 100:0.#} % with a first call, {(1 - SubscriberShare - FirstCallShare) * 100:0.#} % all");
}
