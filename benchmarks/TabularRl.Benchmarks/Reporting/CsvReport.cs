using System.Globalization;
using System.Text;
using TabularRl.Benchmarks.RoundRobin;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>The rows as CSV, with the spread of the rounds, each row with its machine.</summary>
internal static class CsvReport
{
    private const string Header =
        "name,states,nsPerOperation,lowerQuartile,upperQuartile,rounds,operationsPerSecond,ratioToFlat,baseline,ratioToBaseline,"
        + "bytesPerState,allocatedBytesPerOperation,processor,cores,operatingSystem,runtime,packages\n";

    public static string Of(IReadOnlyList<Measurement> measurements, Report report)
    {
        MachineInfo machine = report.Machine;
        string machineColumns = string.Join(
            ',', Quote(machine.Processor), Number(machine.Cores), Quote(machine.OperatingSystem), Quote(machine.Runtime), Quote(machine.DescribePackages()));
        var text = new StringBuilder(Header);
        foreach ((Measurement measurement, SummaryRow row) in measurements.Zip(report.Summary.Rows))
        {
            text.AppendJoin(
                ',',
                row.Name,
                Number(row.States),
                Number(row.NsPerOperation),
                Number(measurement.LowerQuartile),
                Number(measurement.UpperQuartile),
                Number(measurement.Rounds.Count),
                Number(Math.Round(1e9 / measurement.NsPerOperation)),
                Number(row.RatioToFlat),
                RowNames.BaselineOf(row.Name),
                Number(report.Summary.RatioToBaseline(row)),
                Number(row.BytesPerState),
                Number(row.AllocatedBytesPerOperation),
                machineColumns);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Number(double? value) => value is { } number ? Math.Round(number, 3).ToString(CultureInfo.InvariantCulture) : "";

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
