using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents;

/// <summary>The options of an agent that moves its values towards targets by a step size α.</summary>
public abstract record LearningRateOptions : TabularAgentOptions
{
    private protected LearningRateOptions()
    {
    }

    /// <summary>
    /// The learning rate α (step size), each value in (0, 1]; default constant 0.1. Under a constant rate values keep jittering where
    /// rewards are random; <see cref="Schedule.InverseVisits"/> lets them settle.
    /// </summary>
    public ISchedule LearningRate { get; init; } = Schedule.Constant(0.1);

    internal override void Validate()
    {
        base.Validate();
        ArgumentNullException.ThrowIfNull(LearningRate);
        double first = LearningRate.GetValue(new ScheduleTime(0, 0, 1));
        if (!(first is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(LearningRate), first, "The learning rate must lie in (0, 1], from the first update on.");
    }
}
