namespace TabularRl.StandardEnvironments.Grids;

/// <summary>The options of a <see cref="GridWorld"/>. Immutable; each is checked when it is set. The defaults of the rewards are Russell and Norvig's.</summary>
public sealed record GridWorldOptions
{
    /// <summary>The reward of a step that ends on a free cell or a start, also of one that went nowhere. Default: −0.04.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double StepReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = -0.04;

    /// <summary>The reward of entering a goal. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double GoalReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = 1;

    /// <summary>The reward of falling into a pit. Default: −1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double PitReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = -1;

    /// <summary>The probability that a move goes sideways, half of it to each side, in [0, 1]. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1].</exception>
    public double SlipProbability
    {
        get;
        init => field = OptionChecks.Probability(value);
    }

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
