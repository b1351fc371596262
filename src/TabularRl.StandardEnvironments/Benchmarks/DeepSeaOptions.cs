namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>The options of a <see cref="DeepSea"/>. Immutable; each is checked when it is set.</summary>
public sealed record DeepSeaOptions
{
    /// <summary>The number of rows N, and of columns; at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Size
    {
        get;
        init => field = OptionChecks.AtLeast(1, value);
    } = 10;

    /// <summary>What going right all the way costs; each step right costs an N-th of it. Default: 0.01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double MoveCost
    {
        get;
        init => field = OptionChecks.Finite(value);
    } = 0.01;

    /// <summary>
    /// The seed from which it is drawn, cell by cell, which of the two actions goes right, so that no fixed action does; null for 1
    /// everywhere. Default: null.
    /// </summary>
    public ulong? ActionMappingSeed { get; init; }

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
