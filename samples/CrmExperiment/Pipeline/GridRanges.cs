using CrmExperiment.Results;
using TabularRl.Statistics;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>
/// What each parameter does over its range of the grid: the mean rate at its last value less that at its first, over all values of the
/// others, seed by seed.
/// </summary>
internal static class GridRanges
{
    public static RangeResult Of(SweepResult result, SweepParameter<double> parameter)
    {
        double[] bySeed = BySeed(result, parameter);
        Interval interval = StudentInterval.OfMean(bySeed);
        return new RangeResult(
            parameter.Name,
            result.Rows[0].Configuration.Get(parameter),
            result.Rows[^1].Configuration.Get(parameter),
            bySeed.Average(),
            interval.Low,
            interval.High);
    }

    /// <summary>By how much one parameter's range moves the rate more than another's, whichever way each moves it.</summary>
    public static MeanResult Compare(SweepResult result, SweepParameter<double> parameter, SweepParameter<double> other)
    {
        double[] more = [.. Signed(BySeed(result, parameter)).Zip(Signed(BySeed(result, other)), (a, b) => a - b)];
        Interval interval = StudentInterval.OfMean(more);
        return new MeanResult(more.Average(), interval.Low, interval.High);

        static IEnumerable<double> Signed(double[] bySeed) => bySeed.Select(effect => effect * Math.Sign(bySeed.Average()));
    }

    private static double[] BySeed(SweepResult result, SweepParameter<double> parameter)
    {
        // The grid's first row has the first value of every parameter, its last row the last.
        SweepRow[] first = RowsLike(result.Rows[0]), last = RowsLike(result.Rows[^1]);
        return [.. Enumerable.Range(0, first[0].SeedCount).Select(seed => last.Average(row => row.Scores[seed]) - first.Average(row => row.Scores[seed]))];

        SweepRow[] RowsLike(SweepRow end) => [.. result.Rows.Where(row => row.Configuration.Get(parameter) == end.Configuration.Get(parameter))];
    }
}
