namespace TabularRl.Benchmarks.RoundRobin;

/// <summary>How often and how long contenders take their turns.</summary>
internal sealed record RoundRobinOptions
{
    /// <summary>The number of rounds; odd, so that the median is one of them.</summary>
    public required int RoundCount { get; init; }

    /// <summary>How long a turn is at least; a piece of work that is shorter is repeated.</summary>
    public TimeSpan TurnTime { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long each contender runs before anything counts, in phases of a third of it; more phases follow while the runtime still compiles.</summary>
    public TimeSpan WarmUpTime { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>The pause after each phase of the warm-up, in which the runtime compiles what the phase showed to be hot.</summary>
    public TimeSpan WarmUpPause { get; init; } = TimeSpan.FromMilliseconds(150);
}
