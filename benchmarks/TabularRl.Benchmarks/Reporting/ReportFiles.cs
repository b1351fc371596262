using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TabularRl.Benchmarks.RoundRobin;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>Reads and writes the files of a run.</summary>
internal static class ReportFiles
{
    public const string SummaryName = "summary.json";
    public const string MachineName = "machine.json";
    public const string MarkdownName = "summary.md";
    public const string CsvName = "summary.csv";
    public const string CurvesName = "learning-curves.json";

    // Names of processors hold characters that need no escape in a file.
    private static readonly ReportContext Json = new(new JsonSerializerOptions(ReportContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static void Write(string folder, IReadOnlyList<Measurement> measurements, MachineInfo machine, IReadOnlyList<CurveRow> curves)
    {
        var report = new Report(Summary.From(measurements), machine, curves);
        Directory.CreateDirectory(folder);
        Write(folder, SummaryName, JsonSerializer.Serialize(report.Summary, Json.Summary) + "\n");
        Write(folder, MachineName, JsonSerializer.Serialize(machine, Json.MachineInfo) + "\n");
        Write(folder, CurvesName, JsonSerializer.Serialize([.. curves], Json.CurveRowArray) + "\n");
        Write(folder, MarkdownName, MarkdownReport.Of(report));
        Write(folder, CsvName, CsvReport.Of(measurements, report));
    }

    /// <summary>The results in a folder, or null if there are none.</summary>
    /// <exception cref="InvalidDataException">A file is not one of this program's.</exception>
    public static Report? Read(string folder)
    {
        string summary = Path.Combine(folder, SummaryName);
        if (!File.Exists(summary))
            return null;
        Summary? read = Read(summary, Json.Summary);
        MachineInfo? machine = Read(Path.Combine(folder, MachineName), Json.MachineInfo);
        string curvesPath = Path.Combine(folder, CurvesName);
        CurveRow[]? curves = File.Exists(curvesPath) ? Read(curvesPath, Json.CurveRowArray) : [];
        if (read is not { Schema: Summary.CurrentSchema } || machine is null || curves is null)
            throw new InvalidDataException($"'{SummaryName}' does not hold results of schema {Summary.CurrentSchema}; run the benchmarks again.");
        return new Report(read, machine, curves);
    }

    private static T? Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), type);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' cannot be read ({e.Message}); run the benchmarks again.", e);
        }
    }

    private static void Write(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text.ReplaceLineEndings("\n"));
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(MachineInfo))]
[JsonSerializable(typeof(CurveRow[]))]
internal sealed partial class ReportContext : JsonSerializerContext;
