namespace TabularRl.Training.Sweeps;

/// <summary>The options of a <see cref="SweepRunner"/>.</summary>
public sealed record SweepOptions
{
    /// <summary>The seed from which each repetition's seed is derived; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether a higher score is better; default true. Set it to false where the objective is a cost.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>How many trials run at once; at least 1, or null (the default) for the number of processors. The results do not depend on it.</summary>
    public int? MaxDegreeOfParallelism { get; init; }
}
