using CrmExperiment.Results;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

internal static class SeedFigures
{
    /// <summary>A difference from <paramref name="baseline"/> over at least two seeds.</summary>
    public static SeedDifferenceResult Describe(string baseline, SweepDifference difference) =>
        new(baseline, difference.Mean, difference.Interval!.Value.Low, difference.Interval.Value.High, difference.PValue);
}
