namespace TabularRl.Evaluation;

/// <summary>The options of an <see cref="Evaluator"/>.</summary>
public sealed record EvaluatorOptions
{
    /// <summary>The seed of everything random in the evaluation; default 0. Use another one than for training.</summary>
    public ulong Seed { get; init; }

    /// <summary>The half-width of the 95 % Monte-Carlo interval at which every start has been played often enough; default 0.0003, that is ± 0.03 %. Where policy and environment are deterministic, once is enough.</summary>
    public double MonteCarloHalfWidth { get; init; } = 0.0003;

    /// <summary>How often each start is played at least, unless once is enough; default 20.</summary>
    public int MinRepetitionCount { get; init; } = 20;

    /// <summary>How often each start is played at most; default 100,000.</summary>
    public int MaxRepetitionCount { get; init; } = 100_000;

    /// <summary>The number of steps after which an episode is cut off, or null (the default) for no limit.</summary>
    public int? MaxStepsPerEpisode { get; init; }
}
