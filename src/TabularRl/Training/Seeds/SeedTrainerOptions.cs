namespace TabularRl.Training.Seeds;

/// <summary>The options of a <see cref="SeedTrainer"/>.</summary>
public sealed record SeedTrainerOptions
{
    /// <summary>The options of each training. Its <see cref="TrainerOptions.Seed"/> is replaced by one of each seed's own, and it may have no checkpoints.</summary>
    public required TrainerOptions Training { get; init; }

    /// <summary>The number of trainings; at least 1, and at least 2 for intervals; default 10.</summary>
    public int SeedCount { get; init; } = 10;

    /// <summary>The seed from which the seeds of each training are derived; default 0. More trainings keep the seeds of the first ones.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many trainings run at once; at least 1, or null (the default) for the number of processors. The results do not depend on it.</summary>
    public int? MaxDegreeOfParallelism { get; init; }
}
