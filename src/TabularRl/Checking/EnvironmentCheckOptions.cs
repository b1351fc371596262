namespace TabularRl.Checking;

/// <summary>The options of an <see cref="EnvironmentChecker"/>.</summary>
public sealed record EnvironmentCheckOptions
{
    /// <summary>The seed of everything random in the check: the same environment gives the same report. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of steps of random play that are looked at, and from which a finite model is tested; at least 1, default 100,000.</summary>
    public int StepCount { get; init; } = 100_000;

    /// <summary>The number of steps after which the check gives up on an episode; at least 1, default 1,000.</summary>
    public int MaxStepsPerEpisode { get; init; } = 1_000;

    /// <summary>The number of starts that are tried, spread evenly where there are more; at least 1, default 200.</summary>
    public int MaxStartCount { get; init; } = 200;

    /// <summary>The probability with which a true model is taken for a false one, over all its tests together; in (0, 1), default 0.001.</summary>
    public double Significance { get; init; } = 0.001;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(StepCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStepsPerEpisode, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStartCount, 1);
        if (!(Significance is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Significance), "The significance must lie between 0 and 1.");
    }
}
