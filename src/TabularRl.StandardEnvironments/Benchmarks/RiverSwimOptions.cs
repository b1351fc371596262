namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>The options of a <see cref="RiverSwim"/>. Immutable; each is checked when it is set.</summary>
public sealed record RiverSwimOptions
{
    /// <summary>The number of states, at least 3. Default: 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 3.</exception>
    public int StateCount
    {
        get;
        init => field = OptionChecks.AtLeast(3, value);
    } = 6;

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
