namespace TabularRl.Training.Sweeps;

/// <summary>How far a sweep has come.</summary>
/// <param name="FinishedTrialCount">The trials that have ended.</param>
/// <param name="TrialCount">The trials in all; of the whole schedule under successive halving.</param>
public readonly record struct SweepProgress(long FinishedTrialCount, long TrialCount);
