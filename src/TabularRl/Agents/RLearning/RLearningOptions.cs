namespace TabularRl.Agents.RLearning;

/// <summary>The options of an <see cref="RLearningAgent"/>. Nothing is discounted: the discount factor is 1, and no other is taken.</summary>
public sealed record RLearningOptions : TabularAgentOptions
{
    /// <summary>Creates the defaults.</summary>
    public RLearningOptions() => DiscountFactor = 1;

    /// <summary>The learning rate β of the average reward; in [0, 1], default 0.01. It should be smaller than α; 0 keeps an average that is known.</summary>
    public double AverageRewardRate { get; init; } = 0.01;

    /// <summary>The average reward ρ a step that is assumed at first; finite, default 0.</summary>
    public double InitialAverageReward { get; init; }

    internal override void Validate()
    {
        base.Validate();
        if (DiscountFactor != 1)
            throw new ArgumentOutOfRangeException(nameof(DiscountFactor), DiscountFactor, "R-learning does not discount: leave the discount factor at 1, or use an agent that discounts.");
        if (!(AverageRewardRate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(AverageRewardRate), AverageRewardRate, "The learning rate of the average reward must lie in [0, 1].");
        if (!double.IsFinite(InitialAverageReward))
            throw new ArgumentOutOfRangeException(nameof(InitialAverageReward), InitialAverageReward, "The average reward must be finite.");
    }
}
