using System.Text.Json.Serialization;
using TabularRl.Benchmarks.RoundRobin;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>All rows of a run: summary.json.</summary>
/// <param name="Schema">The version of the file's form: 1.</param>
/// <param name="Rows">The rows.</param>
internal sealed record Summary(int Schema, IReadOnlyList<SummaryRow> Rows)
{
    public const int CurrentSchema = 1;

    /// <summary>The state counts of the rows, ascending.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> StateCounts => [.. Rows.Select(row => row.States).Distinct().Order()];

    /// <summary>Ratios are taken of medians as measured; what is stored is rounded to three decimals.</summary>
    /// <exception cref="InvalidOperationException">A name occurs twice with the same number of states, or its flat row is missing.</exception>
    public static Summary From(IReadOnlyList<Measurement> measurements)
    {
        var times = new Dictionary<(string Name, int States), double>();
        foreach (Measurement measurement in measurements)
        {
            if (!times.TryAdd((measurement.Name, measurement.StateCount), measurement.NsPerOperation))
                throw new InvalidOperationException($"'{measurement.Name}' was measured twice with {measurement.StateCount} states; give one of them another name.");
        }

        return new Summary(CurrentSchema, [.. measurements.Select(measurement => new SummaryRow(
            measurement.Name,
            measurement.StateCount,
            Rounded(measurement.NsPerOperation),
            RatioToFlat(measurement, times) is { } ratio ? Rounded(ratio) : null,
            measurement.BytesPerState is { } bytes ? Rounded(bytes) : null,
            Rounded(measurement.AllocatedBytesPerOperation)))]);
    }

    /// <summary>The row of a name and number of states, or null.</summary>
    public SummaryRow? Find(string name, int states) => Rows.FirstOrDefault(row => row.Name == name && row.States == states);

    /// <summary>The time of a row divided by that of the row it is compared with, or null where there is none.</summary>
    public double? RatioToBaseline(SummaryRow row) =>
        row.RatioToFlat
        ?? (RowNames.BaselineOf(row.Name) is { } baseline && Find(baseline, row.States) is { } other ? row.NsPerOperation / other.NsPerOperation : null);

    private static double? RatioToFlat(Measurement measurement, Dictionary<(string Name, int States), double> times)
    {
        if (RowNames.BaselineOf(measurement.Name) is not { } baseline || !RowNames.IsFlat(baseline))
            return null;
        if (!times.TryGetValue((baseline, measurement.StateCount), out double flat))
            throw new InvalidOperationException($"'{measurement.Name}' was measured with {measurement.StateCount} states without '{baseline}' beside it.");
        return measurement.NsPerOperation / flat;
    }

    private static double Rounded(double value) => Math.Round(value, 3);
}
