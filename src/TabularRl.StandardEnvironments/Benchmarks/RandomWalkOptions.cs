namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>The options of a <see cref="RandomWalk"/>. Immutable; each is checked when it is set.</summary>
public sealed record RandomWalkOptions
{
    /// <summary>The number of cells between the two ends; odd, so that there is a middle. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not odd and positive.</exception>
    public int CellCount
    {
        get;
        init => field = OptionChecks.AtLeast(1, value) % 2 == 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CellCount), value, "The number of cells must be odd: an episode starts in the middle one.");
    } = 5;

    /// <summary>The reward of leaving at the left end. Default: 0; −1 in the walk of 19 cells of Sutton and Barto, example 7.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double LeftReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    }

    /// <summary>The reward of leaving at the right end. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double RightReward
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = 1;

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
