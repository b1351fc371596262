using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>The documents that show results, and how they are brought up to date with the committed ones.</summary>
internal static class Documents
{
    private const string Readme = "README.md";
    private const string Performance = "docs/performance.md";

    public static readonly IReadOnlyList<DocumentBlock> Blocks =
    [
        new(Readme, "overview", Overview),
        new(Performance, "machine", MarkdownReport.Machine),
        new(Performance, "lookups and updates", report => Times(report, AccessPattern.Uniform, [.. RowNames.Lookups, .. RowNames.Updates])),
        new(Performance, "steps", report => Times(report, AccessPattern.Uniform, RowNames.Steps)),
        new(Performance, "vectorised", report => Times(report, AccessPattern.Uniform, [RowNames.FlatStepClosedLoop, RowNames.StepClosedLoop, .. RowNames.Trainings])),
        new(Performance, "one table", report => ResultTables.Curves(report.Curves)),
        new(Performance, "shapes", report => ResultTables.List(report.Summary, RowNames.Shapes)),
        new(Performance, "zipf", report => Times(report, AccessPattern.Zipf, [.. RowNames.Lookups, .. RowNames.Updates, .. RowNames.Steps])),
        new(Performance, "trajectory", report => Times(report, AccessPattern.Trajectory, [.. RowNames.Lookups, .. RowNames.Updates, .. RowNames.Steps])),
        new(Performance, "growth", report => Times(report, AccessPattern.Uniform, RowNames.Growth)),
        new(Performance, "planning", report => Times(report, AccessPattern.Uniform, RowNames.SparsePlanning)),
        new(Performance, "library", report => ResultTables.List(report.Summary, RowNames.Library)),
        new(Performance, "memory", report => ResultTables.Memory(report.Summary, [.. RowNames.Updates, .. RowNames.Steps, RowNames.Insert])),
        new(Performance, "allocation", report => ResultTables.Allocations(
            report.Summary, [.. RowNames.Lookups, .. RowNames.Updates, .. RowNames.Steps, .. RowNames.Growth])),
    ];

    /// <summary>Where the results are committed, from the root of the repository.</summary>
    public static string ResultsFolder => Path.Combine("benchmarks", "results");

    /// <summary>A document's text with all its blocks made from the committed results.</summary>
    public static string Render(string root, string document)
    {
        Report? report = ReportFiles.Read(Path.Combine(root, ResultsFolder));
        string text = File.ReadAllText(Path.Combine(root, document)).ReplaceLineEndings("\n");
        return Blocks.Where(block => block.Document == document).Aggregate(text, (current, block) => block.ReplaceIn(current, report));
    }

    /// <summary>Writes the blocks of all documents.</summary>
    public static void Update(string root)
    {
        foreach (string document in Blocks.Select(block => block.Document).Distinct())
            File.WriteAllText(Path.Combine(root, document), Render(root, document));
    }

    private static string Overview(Report report) =>
        $"{ResultTables.Times(report.Summary, [.. RowNames.Updates, RowNames.FlatStep, RowNames.Step])}\nMeasured on {report.Machine}.\n";

    private static string Times(Report report, AccessPattern pattern, IEnumerable<string> names) =>
        ResultTables.Times(report.Summary, ResultTables.Under(pattern, names));
}
