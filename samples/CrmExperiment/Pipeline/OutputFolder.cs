using CrmExperiment.Cli;
using CrmExperiment.Results;

namespace CrmExperiment.Pipeline;

/// <summary>Where everything is written.</summary>
internal sealed class OutputFolder
{
    private const string Checkpoints = "checkpoints";

    private readonly string _path;

    public OutputFolder(string path)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, $".write-test.{Environment.ProcessId}.tmp");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException($"The output folder '{path}' cannot be written to ({e.Message.TrimEnd('.')}); choose another with --output.", e);
        }
    }

    public string GeneratedWorkbook => PathOf("generated-crm.xlsx");

    public string HistoricalStatistics => PathOf("historical_stats.json");

    public string Results => PathOf(ResultsFile.Name);

    public string Report => PathOf("report.html");

    public string Summary => PathOf("summary.md");

    public string Pictures => Folder("pictures");

    public string SplitCsv(string split) => PathOf($"crm_{split}.csv");

    public string Checkpoint(string experiment) => Path.Combine(Folder(Checkpoints), NameOf(experiment));

    /// <summary>Where an experiment's checkpoint is in an output folder; makes nothing.</summary>
    public static string CheckpointIn(string folder, string experiment) => Path.Combine(folder, Checkpoints, NameOf(experiment));

    public string PathOf(string name) => Path.Combine(_path, name);

    private static string NameOf(string experiment) => $"{experiment}.ckpt";

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_path, name)).FullName;
}
