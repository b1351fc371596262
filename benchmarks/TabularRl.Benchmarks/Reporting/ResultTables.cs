using System.Globalization;
using System.Text;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>Results as Markdown tables.</summary>
internal static class ResultTables
{
    /// <summary>A row a name, a column a number of states: nanoseconds an operation, and how many times the flat array's that is.</summary>
    public static string Times(Summary summary, IEnumerable<string> names) => ByStates(summary, names, "ns an operation (× flat array)", Time);

    /// <summary>A row a name, a column a number of states: bytes a state.</summary>
    public static string Memory(Summary summary, IEnumerable<string> names) =>
        ByStates(summary, names, "bytes a state", row => row.BytesPerState is { } bytes ? Figures.Of(bytes) : null);

    /// <summary>A row a name, a column a number of states: bytes allocated an operation.</summary>
    public static string Allocations(Summary summary, IEnumerable<string> names) =>
        ByStates(summary, names, "bytes allocated an operation", row => Figures.Of(row.AllocatedBytesPerOperation));

    /// <summary>A row a name and number of states, with all that was measured.</summary>
    public static string List(Summary summary, IEnumerable<string> names)
    {
        var text = new StringBuilder("| work | states | ns an operation | operations a second | compared with | ratio | bytes allocated an operation |\n");
        text.Append("|---|---|---|---|---|---|---|\n");
        foreach (SummaryRow row in names.SelectMany(name => summary.Rows.Where(row => row.Name == name).OrderBy(row => row.States)))
        {
            string? baseline = RowNames.BaselineOf(row.Name);
            bool isCompared = baseline is not null && baseline != row.Name;
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {row.States:N0} | {Figures.Of(row.NsPerOperation)} | {Figures.Of(1e9 / row.NsPerOperation)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {(isCompared ? baseline : "")} | {(isCompared && summary.RatioToBaseline(row) is { } ratio ? $"{ratio:F2} ×" : "")} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Figures.Of(row.AllocatedBytesPerOperation)} |\n");
        }

        return text.ToString();
    }

    /// <summary>A row a stretch of episodes, a column a training: the mean return, and the share of episodes that reached the goal.</summary>
    public static string Curves(IReadOnlyList<CurveRow> rows)
    {
        if (rows.Count == 0)
            return "No learning curves are committed yet.\n";
        string[] trainings = [.. rows.Select(row => row.Training).Distinct()];
        var text = new StringBuilder("| episodes |");
        text.AppendJoin(" |", trainings.Select(training => " " + training)).Append(" |\n|---|");
        text.Insert(text.Length, "---|", trainings.Length).Append('\n');
        foreach (IGrouping<long, CurveRow> stretch in rows.GroupBy(row => row.Episodes).OrderBy(stretch => stretch.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {stretch.Key:N0} |");
            text.AppendJoin(" |", trainings.Select(training => stretch.FirstOrDefault(row => row.Training == training) is { } row
                ? string.Create(CultureInfo.InvariantCulture, $" {row.MeanReturn:F2} ({100 * row.GoalRate:F1} %)")
                : " ")).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>The names under a pattern of access.</summary>
    public static IEnumerable<string> Under(AccessPattern pattern, params IEnumerable<string> names) => names.Select(name => RowNames.Under(pattern, name));

    private static string Time(SummaryRow row) =>
        row.RatioToFlat is { } ratio && !RowNames.IsFlat(row.Name)
            ? string.Create(CultureInfo.InvariantCulture, $"{Figures.Of(row.NsPerOperation)} ({ratio:F2} ×)")
            : Figures.Of(row.NsPerOperation);

    private static string ByStates(Summary summary, IEnumerable<string> names, string title, Func<SummaryRow, string?> cell)
    {
        string[] shown = [.. names.Where(name => summary.Rows.Any(row => row.Name == name && cell(row) is not null))];
        int[] counts = [.. summary.StateCounts.Where(states => shown.Any(name => summary.Find(name, states) is not null))];
        var text = new StringBuilder($"| {title} |");
        text.AppendJoin(" |", counts.Select(states => string.Create(CultureInfo.InvariantCulture, $" {states:N0} states"))).Append(" |\n|---|");
        text.Insert(text.Length, "---|", counts.Length).Append('\n');
        foreach (string name in shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} |");
            text.AppendJoin(" |", counts.Select(states => summary.Find(name, states) is { } row ? " " + cell(row) : " ")).Append(" |\n");
        }

        return text.ToString();
    }
}
