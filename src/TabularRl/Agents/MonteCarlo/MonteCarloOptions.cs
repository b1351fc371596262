using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents.MonteCarlo;

/// <summary>
/// The options of a <see cref="MonteCarloAgent"/>. The learning rate is 1/n by default, so that a value is the mean of its returns; a constant
/// one forgets those of earlier policies.
/// </summary>
public sealed record MonteCarloOptions : TabularAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public MonteCarloOptions() => LearningRate = Schedule.InverseVisits(1);

    /// <summary>The visits that are learned from; default <see cref="ReturnVisits.First"/>.</summary>
    public ReturnVisits Visits { get; init; }

    internal override void Validate()
    {
        base.Validate();
        if (!Enum.IsDefined(Visits))
            throw new ArgumentOutOfRangeException(nameof(Visits), Visits, "The visits that are learned from must be First or Every.");
    }
}
