using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents.RMax;

/// <summary>
/// The options of an <see cref="RMaxAgent"/>. Its own defaults: the initial action value is V_max, 100, which is R_max / (1 − γ) for rewards
/// up to 1 under γ = 0.99; exploration is greedy, since optimism explores; α is 1, the whole way to the model's expectation; γ must be less than 1.
/// </summary>
public sealed record RMaxOptions : TabularAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public RMaxOptions()
    {
        InitialActionValue = 100;
        Exploration = new EpsilonGreedy(0);
        LearningRate = Schedule.Constant(1);
    }

    /// <summary>How often an action of a state must be tried to be known, m; at least 1, default 10. The model of it is looked at again at 2m, 4m, 8m, … trials.</summary>
    public int KnownVisitCount { get; init; } = 10;

    /// <summary>How wrong a known action value may be under the model when planning ends; positive, default 0.0001, in units of the reward.</summary>
    public double PlanningTolerance { get; init; } = 1e-4;

    internal override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(KnownVisitCount, 1);
        if (!(PlanningTolerance > 0 && double.IsFinite(PlanningTolerance)))
            throw new ArgumentOutOfRangeException(nameof(PlanningTolerance), PlanningTolerance, "The tolerance must be positive and finite.");
        if (DiscountFactor == 1)
            throw new ArgumentOutOfRangeException(nameof(DiscountFactor), DiscountFactor, "The discount factor must be less than 1: where nothing is discounted, planning in a model that is half known need not end.");
    }
}
