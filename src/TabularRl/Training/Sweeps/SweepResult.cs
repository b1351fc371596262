using System.Globalization;
using System.Text;

namespace TabularRl.Training.Sweeps;

/// <summary>The table of a sweep: a row a configuration, in the order of the configurations. Immutable.</summary>
public sealed class SweepResult
{
    private readonly SweepRow[] _rows;

    internal SweepResult(SweepRow[] rows, bool higherIsBetter)
    {
        _rows = rows;
        HigherIsBetter = higherIsBetter;
        Ranking = [.. higherIsBetter ? rows.OrderByDescending(row => row.Mean) : rows.OrderBy(row => row.Mean)];
        Difference = rows.Length < 2 ? null : new SweepDifference(Ranking[0], Ranking[1]);
    }

    /// <summary>The rows, in the order of the configurations.</summary>
    public IReadOnlyList<SweepRow> Rows => _rows;

    /// <summary>The rows, the best mean first; equal means stay in the order of the configurations.</summary>
    public IReadOnlyList<SweepRow> Ranking { get; }

    /// <summary>Whether a higher score is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The row with the best mean. As the best of many it looks better than it is: evaluate it again, on other seeds, before you quote it.</summary>
    public SweepRow Best => Ranking[0];

    /// <summary>The best row less the runner-up, over the same seeds, or null where there is one row. An interval that holds 0 means that the best is not known to be the best.</summary>
    public SweepDifference? Difference { get; }

    /// <summary>The difference of two configurations over the same seeds.</summary>
    /// <param name="row">The place of one in <see cref="Rows"/>.</param>
    /// <param name="other">The place of the other, which is subtracted.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public SweepDifference Compare(int row, int other)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)_rows.Length, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)other, (uint)_rows.Length, nameof(other));
        return new SweepDifference(_rows[row], _rows[other]);
    }

    /// <summary>How much each parameter mattered.</summary>
    /// <returns>The shares of variance.</returns>
    /// <exception cref="InvalidOperationException">The configurations are not a full grid, each point once; only there are the shares exact.</exception>
    public ParameterImportance GetImportance() => ParameterImportance.Of(_rows);

    /// <summary>The table as Markdown: a column a parameter, then seeds, mean and interval to 6 digits; the same in every culture.</summary>
    /// <returns>The table, its lines ended by <c>\n</c>.</returns>
    public string ToMarkdown()
    {
        string[] header = [.. ParameterNames, "seeds", "mean", "95 % interval"];
        var text = new StringBuilder();
        text.Append(SweepText.MarkdownRow(header)).Append('\n');
        text.Append(string.Concat(Enumerable.Repeat("|---", header.Length))).Append("|\n");
        foreach (SweepRow row in _rows)
        {
            string interval = row.Interval is { } known ? $"{SweepText.Short(known.Low)} to {SweepText.Short(known.High)}" : "–";
            text.Append(SweepText.MarkdownRow([.. Values(row), Number(row.SeedCount), SweepText.Short(row.Mean), interval])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The table as CSV: a column a parameter, then seeds, mean, standard deviation, interval, in full precision; the same in every culture.</summary>
    /// <returns>The table, its lines ended by <c>\n</c>; what is unknown with one seed is empty.</returns>
    public string ToCsv()
    {
        var text = new StringBuilder();
        text.Append(SweepText.CsvRow([.. ParameterNames, "seeds", "mean", "standardDeviation", "low", "high"])).Append('\n');
        foreach (SweepRow row in _rows)
        {
            text.Append(SweepText.CsvRow(
            [
                .. Values(row), Number(row.SeedCount), Number(row.Mean), Number(row.StandardDeviation), Number(row.Interval?.Low), Number(row.Interval?.High),
            ])).Append('\n');
        }

        return text.ToString();
    }

    private IEnumerable<string> ParameterNames => _rows[0].Configuration.Space.Parameters.Select(parameter => parameter.Name);

    private static IEnumerable<string> Values(SweepRow row) => row.Configuration.Values.Select(SweepText.Of);

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
