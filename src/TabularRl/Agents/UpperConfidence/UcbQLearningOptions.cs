using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents.UpperConfidence;

/// <summary>
/// The options of a <see cref="UcbQLearningAgent"/>. Its own defaults: the initial action value is <see cref="MaxReturn"/>'s default, 100;
/// exploration is greedy, since the bonus explores; α, which multiplies the rate of the visits, is 1; γ must be less than 1, since at 1 the
/// rate never falls.
/// </summary>
public sealed record UcbQLearningOptions : TabularAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public UcbQLearningOptions()
    {
        InitialActionValue = 100;
        Exploration = new EpsilonGreedy(0);
        LearningRate = Schedule.Constant(1);
    }

    /// <summary>The weight c of the bonus c / √n; at least 0, default 1, in units of the reward. 0 leaves the optimistic start alone.</summary>
    public double BonusWeight { get; init; } = 1;

    /// <summary>
    /// The greatest return V_max, above which no next state is believed; a number or infinity, which believes all; default 100, R_max / (1 − γ)
    /// for rewards up to 1 under γ = 0.99. Set the initial action value to the same.
    /// </summary>
    public double MaxReturn { get; init; } = 100;

    internal override void Validate()
    {
        base.Validate();
        if (!(BonusWeight >= 0 && double.IsFinite(BonusWeight)))
            throw new ArgumentOutOfRangeException(nameof(BonusWeight), BonusWeight, "The weight of the bonus must be at least 0 and finite.");
        if (double.IsNaN(MaxReturn) || MaxReturn == double.NegativeInfinity)
            throw new ArgumentOutOfRangeException(nameof(MaxReturn), MaxReturn, "The greatest return must be a number, or infinity.");
        if (DiscountFactor == 1)
            throw new ArgumentOutOfRangeException(nameof(DiscountFactor), DiscountFactor, "The discount factor must be less than 1: the learning rate goes by the horizon 1/(1 − γ).");
    }
}
