namespace TabularRl.Agents.DynaQ;

/// <summary>The options of a <see cref="DynaQPlusAgent"/>. The defaults suit small tasks that may change.</summary>
public sealed record DynaQPlusOptions : TabularAgentOptions
{
    /// <summary>The number of planning steps n after each real one; at least 1, default 10.</summary>
    public int PlanningStepCount { get; init; } = 10;

    /// <summary>
    /// The weight κ of the bonus κ · √τ for what was not tried for τ steps; at least 0, default 0.001, in units of the reward. 0 gives no
    /// bonus, but still plans with actions that were never tried.
    /// </summary>
    public double BonusWeight { get; init; } = 0.001;

    internal override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(PlanningStepCount, 1);
        if (!(BonusWeight >= 0 && double.IsFinite(BonusWeight)))
            throw new ArgumentOutOfRangeException(nameof(BonusWeight), BonusWeight, "The weight of the bonus must be at least 0 and finite.");
    }
}
