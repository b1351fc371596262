using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents.MonteCarlo;

/// <summary>
/// The options of an <see cref="OffPolicyMonteCarloAgent"/>. The learning rate is 1/n by default, so that a value is the weighted mean of all its
/// returns; a constant one forgets those of earlier policies.
/// </summary>
public sealed record OffPolicyMonteCarloOptions : TabularAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public OffPolicyMonteCarloOptions() => LearningRate = Schedule.InverseVisits(1);
}
