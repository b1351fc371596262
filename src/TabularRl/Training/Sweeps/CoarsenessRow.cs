using TabularRl.Statistics;

namespace TabularRl.Training.Sweeps;

/// <summary>What a number of bins brought.</summary>
/// <param name="BinCount">The number of bins.</param>
/// <param name="Mean">The mean value over the seeds.</param>
/// <param name="Interval">The 95 % t-interval of that mean.</param>
/// <param name="Loss">How much worse than the finest discretization, in the mean over the seeds: positive where value is lost, negative where the coarser one is better, 0 for the finest.</param>
/// <param name="LossInterval">The 95 % t-interval of the loss, seed by seed; no wider than 0 for the finest.</param>
public sealed record CoarsenessRow(int BinCount, double Mean, Interval Interval, double Loss, Interval LossInterval);
