namespace TabularRl.Training.Seeds;

/// <summary>How far a training over several seeds has come.</summary>
/// <param name="FinishedSeedCount">The trainings that have ended.</param>
/// <param name="SeedCount">The trainings in all.</param>
public readonly record struct SeedTrainingProgress(long FinishedSeedCount, long SeedCount);
