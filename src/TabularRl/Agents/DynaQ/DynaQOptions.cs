namespace TabularRl.Agents.DynaQ;

/// <summary>The options of a <see cref="DynaQAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record DynaQOptions : TabularAgentOptions
{
    /// <summary>The number of planning steps n after each real one; at least 1, default 10. A step takes about n + 1 times as long as one of Q-learning.</summary>
    public int PlanningStepCount { get; init; } = 10;

    internal override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(PlanningStepCount, 1);
    }
}
