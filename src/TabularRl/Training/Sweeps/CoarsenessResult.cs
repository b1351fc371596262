using System.Globalization;
using System.Text;
using TabularRl.Statistics;

namespace TabularRl.Training.Sweeps;

/// <summary>The value that is lost against the number of bins. Immutable.</summary>
public sealed class CoarsenessResult
{
    internal CoarsenessResult(int[] binCounts, SweepResult sweep)
    {
        Sweep = sweep;
        int finest = binCounts.Length - 1;
        Rows = [.. binCounts.Select((binCount, i) =>
        {
            SweepDifference gain = sweep.HigherIsBetter ? sweep.Compare(finest, i) : sweep.Compare(i, finest);
            return new CoarsenessRow(binCount, sweep.Rows[i].Mean, sweep.Rows[i].Interval!.Value, gain.Mean, gain.Interval!.Value);
        })];
    }

    /// <summary>A row a number of bins, the coarsest first; losses are against the last, which within a limited training need not be the best.</summary>
    public IReadOnlyList<CoarsenessRow> Rows { get; }

    /// <summary>All scores, configuration by configuration in the order of <see cref="Rows"/>.</summary>
    public SweepResult Sweep { get; }

    /// <summary>
    /// The coarsest discretization that is known to lose no more than so much: the first row whose loss's interval ends at or below it. Where
    /// many rows are tried, confirm it on other seeds.
    /// </summary>
    /// <param name="tolerance">The loss that is acceptable, in the unit of the value; at least 0.</param>
    /// <returns>The row; the finest where no coarser one is known to do.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative or NaN.</exception>
    public CoarsenessRow FindCoarsest(double tolerance)
    {
        if (!(tolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be 0 or more.");
        return Rows.First(row => row.LossInterval.High <= tolerance);
    }

    /// <summary>The table as Markdown, to 6 digits; the same in every culture.</summary>
    /// <returns>The table, its lines ended by <c>\n</c>.</returns>
    public string ToMarkdown()
    {
        var text = new StringBuilder("| bins | mean | 95 % interval | lost | 95 % interval |\n|---|---|---|---|---|\n");
        foreach (CoarsenessRow row in Rows)
        {
            text.Append(SweepText.MarkdownRow(
            [
                row.BinCount.ToString(CultureInfo.InvariantCulture), SweepText.Short(row.Mean), Text(row.Interval), SweepText.Short(row.Loss), Text(row.LossInterval),
            ])).Append('\n');
        }

        return text.ToString();
    }

    private static string Text(Interval interval) => $"{SweepText.Short(interval.Low)} to {SweepText.Short(interval.High)}";
}
