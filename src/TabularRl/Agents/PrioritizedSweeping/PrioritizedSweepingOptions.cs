using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents.PrioritizedSweeping;

/// <summary>The options of a <see cref="PrioritizedSweepingAgent"/>. The learning rate α is how far an update goes towards the model's expectation; default constant 1, all the way.</summary>
public sealed record PrioritizedSweepingOptions : TabularAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public PrioritizedSweepingOptions() => LearningRate = Schedule.Constant(1);

    /// <summary>The greatest number of updates n after each real step; at least 1, default 10. What is not updated waits for the next step.</summary>
    public int PlanningStepCount { get; init; } = 10;

    /// <summary>The error θ of an action value up to which it is left as it is; at least 0, default 0.0001, in units of the reward.</summary>
    public double PriorityThreshold { get; init; } = 1e-4;

    internal override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(PlanningStepCount, 1);
        if (!(PriorityThreshold >= 0 && double.IsFinite(PriorityThreshold)))
            throw new ArgumentOutOfRangeException(nameof(PriorityThreshold), PriorityThreshold, "The threshold must be at least 0 and finite.");
    }
}
