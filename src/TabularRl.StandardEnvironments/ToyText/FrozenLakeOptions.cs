namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>The options of a <see cref="FrozenLake"/>. Immutable; each is checked when it is set.</summary>
public sealed record FrozenLakeOptions
{
    /// <summary>The map. Default: <see cref="FrozenLakeMap.Standard4x4"/>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public FrozenLakeMap Map
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Map));
    } = FrozenLakeMap.Standard4x4;

    /// <summary>Whether a move may go sideways. Default: true.</summary>
    public bool IsSlippery { get; init; } = true;

    /// <summary>The probability that a move goes as intended, in [0, 1]; half of the rest goes to each side. Read only where it is slippery. Default: 1/3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1].</exception>
    public double SuccessRate
    {
        get;
        init => field = OptionChecks.Probability(value);
    } = 1.0 / 3.0;

    /// <summary>The reward of entering a goal. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double GoalReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = 1;

    /// <summary>The reward of falling into a hole. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double HoleReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    }

    /// <summary>The reward of a step that ends on ice or on a start. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double FrozenReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    }

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
