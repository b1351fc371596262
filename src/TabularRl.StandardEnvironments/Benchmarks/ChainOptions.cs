namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>The options of a <see cref="Chain"/>. Immutable; each is checked when it is set.</summary>
public sealed record ChainOptions
{
    /// <summary>The number of states, at least 2. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 2.</exception>
    public int StateCount
    {
        get;
        init => field = OptionChecks.AtLeast(2, value);
    } = 5;

    /// <summary>The probability that an action has the effect of the other one, in [0, 1]. Default: 0.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1].</exception>
    public double SlipProbability
    {
        get;
        init => field = OptionChecks.Probability(value);
    } = 0.2;

    /// <summary>The reward of going forward in the last state, where it leads nowhere. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double ForwardReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = 10;

    /// <summary>The reward of going back to the first state, from anywhere. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double BackReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = 2;

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
