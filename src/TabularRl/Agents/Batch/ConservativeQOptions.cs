namespace TabularRl.Agents.Batch;

/// <summary>
/// The options of a <see cref="ConservativeQAgent"/>. The initial action value is that of what the log does not show: it must be no better than
/// the worst penalized return, (r_min − c) / (1 − γ). Its default, −200, is so for rewards from −1 on, c = 1 and γ = 0.99.
/// </summary>
public sealed record ConservativeQOptions : BatchAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public ConservativeQOptions() => InitialActionValue = -200;

    /// <summary>The weight c of the penalty c / √n; at least 0, default 1, in units of the reward. 0 leaves fitted Q with a low initial value.</summary>
    public double PenaltyWeight { get; init; } = 1;

    internal override void Validate()
    {
        base.Validate();
        if (!(PenaltyWeight >= 0 && double.IsFinite(PenaltyWeight)))
            throw new ArgumentOutOfRangeException(nameof(PenaltyWeight), PenaltyWeight, "The weight of the penalty must be at least 0 and finite.");
    }
}
