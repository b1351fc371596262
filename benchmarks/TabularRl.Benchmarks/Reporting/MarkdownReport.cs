using System.Text;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>A run's results for a person: summary.md.</summary>
internal static class MarkdownReport
{
    public static string Of(Report report)
    {
        Summary summary = report.Summary;
        var text = new StringBuilder("# Benchmarks\n\n");
        text.Append(Machine(report));
        foreach (AccessPattern pattern in Enum.GetValues<AccessPattern>())
        {
            Append($"Lookups and updates, {pattern.ToString().ToLowerInvariant()} access", ResultTables.Times(
                summary, ResultTables.Under(pattern, [.. RowNames.Lookups, .. RowNames.Updates])));
            Append($"Steps, {pattern.ToString().ToLowerInvariant()} access", ResultTables.Times(summary, ResultTables.Under(pattern, RowNames.Steps)));
        }

        Append("Many environments in one loop", ResultTables.Times(summary, [RowNames.FlatStepClosedLoop, RowNames.StepClosedLoop, .. RowNames.Trainings]));
        Append("Actions and features", ResultTables.List(summary, RowNames.Shapes));
        Append("One table, several workers: mean return (goal rate)", ResultTables.Curves(report.Curves));
        Append("Growth and checkpoints", ResultTables.Times(summary, RowNames.Growth));
        Append("Planning", ResultTables.Times(summary, RowNames.SparsePlanning));
        Append("The library at work", ResultTables.List(summary, RowNames.Library));
        Append("Memory (keys, action values, index)", ResultTables.Memory(summary, [.. RowNames.Updates, .. RowNames.Steps, RowNames.Insert]));
        Append("Allocation", ResultTables.Allocations(summary, [.. RowNames.Lookups, .. RowNames.Updates, .. RowNames.Steps, .. RowNames.Growth]));
        return text.ToString();

        void Append(string title, string table) => text.Append($"\n## {title}\n\n{table}");
    }

    /// <summary>The machine and the versions, as a paragraph.</summary>
    public static string Machine(Report report) => $"{report.Machine}.\n{report.Machine.DescribePackages()}.\n";
}
