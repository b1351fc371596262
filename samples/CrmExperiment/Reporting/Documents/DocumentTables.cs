using CrmExperiment.Results;

namespace CrmExperiment.Reporting.Documents;

/// <summary>
/// The tables that documents may hold, by name. None has a measured time, which no two runs share: the same seed, data and version write the
/// same tables.
/// </summary>
internal static class DocumentTables
{
    private static readonly Dictionary<string, Func<ExperimentResults, string?>> Tables = new(StringComparer.Ordinal)
    {
        ["summary"] = MarkdownSummary.Of,
        ["published"] = Published,
        ["protocols"] = ProtocolTables.Comparison,
        ["seeds"] = ProtocolTables.Seeds,
        ["audit"] = Audit,
        ["greedy"] = Greedy,
        ["regret"] = ProtocolTables.Regret,
        ["budgets"] = Budgets,
        ["segments"] = Segments,
        ["explanations"] = ExplanationTable.Of,
        ["feature-selection"] = results => FeatureSelection(results, "table"),
        ["feature-selection-linear"] = results => FeatureSelection(results, "linear"),
        ["encodings"] = results => results.Encodings is { } encodings ? MarkdownTable.Of(EncodingWording.Table(encodings)) : null,
        ["correlations"] = results => results.Encodings is { } encodings ? MarkdownTable.List(EncodingWording.Correlations(encodings)) : null,
        ["grid-importance"] = results => Grid(results, grid => MarkdownTable.Of(SweepWording.ImportanceHead, SweepWording.ImportanceRows(grid))),
        ["grid-fresh"] = results => Grid(results, grid => MarkdownTable.Of(SweepWording.FreshHead, SweepWording.FreshRows(grid))),
        ["grid-verdict"] = results => Grid(results, grid => MarkdownTable.List(SweepWording.Sentences(grid))),
        ["sampling"] = Sampling,
    };

    public static IReadOnlyCollection<string> Names => Tables.Keys;

    /// <summary>A table in Markdown; null where the results have no such part.</summary>
    public static string? Render(string name, ExperimentResults results) => Tables[name](results);

    private static string? Published(ExperimentResults results)
    {
        var claim = PublishedClaim.Of(results);
        return claim.HasFiguresHere
            ? MarkdownTable.Of(["", "published", "here"], claim.Rows.Where(row => !row.IsTime).Select(row => new[] { row.What, row.Published, row.Here }))
            : null;
    }

    private static string? Audit(ExperimentResults results) => results.Audit is not { } findings
        ? null
        : MarkdownTable.Of(
            ["experiment", "severity", "code", "figure"],
            AuditWording.Subjects(results).SelectMany(subject => findings.Where(finding => finding.Experiment == subject)
                .Select(finding => new[] { subject, finding.Severity, $"`{finding.Code}`", AuditWording.Figure(finding) })
                .DefaultIfEmpty([subject, "-", "nothing found", "-"])));

    private static string? Greedy(ExperimentResults results) =>
        results.Experiments.FirstOrDefault(experiment => experiment.Response == "simulated" && GreedyPanel.IsIn(experiment)) is { } simulated
            ? MarkdownTable.Of(GreedyWording.Head(simulated), GreedyWording.Rows(simulated))
            : null;

    private static string? Budgets(ExperimentResults results) => results.BudgetCurves.Count == 0
        ? null
        : MarkdownTable.Of(
            ["response", "contacts", "trained", "random", "best constant", "ceiling"],
            results.BudgetCurves.SelectMany(curve => curve.Points.Select(point => new[]
            {
                curve.Response, Figures.Count(point.Budget), Rate(point.Trained), Rate(point.Random), Rate(point.BestConstant), Figures.Percent(point.Ceiling.Rate),
            })));

    private static string? Segments(ExperimentResults results) => results.Segments is not { Count: > 0 } segments
        ? null
        : MarkdownTable.Of(
            ["experiment", "grouped by", "groups", "mean distance", "p-value"],
            segments.SelectMany(experiment => experiment.Dimensions.Select(dimension => new[]
            {
                experiment.Experiment,
                dimension.Name,
                Figures.Count(dimension.Groups.Count),
                Figures.Number(dimension.Distance, 3),
                dimension.PValue is { } p ? Figures.PValue(p) : "-",
            })));

    private static string? FeatureSelection(ExperimentResults results, string learner) => results.FeatureSelection is { Count: > 0 } variants
        ? MarkdownTable.Of(FeatureSelectionWording.Rows([.. variants.Where(variant => variant.Learner == learner)], withTimes: false))
        : null;

    private static string? Grid(ExperimentResults results, Func<GridResult, string> render) => results.Sweep is { Count: > 0 } grids ? render(grids[0]) : null;

    private static string? Sampling(ExperimentResults results) => results.Sampling is not { Count: > 0 } comparisons
        ? null
        : MarkdownTable.Of(
            ["experiment", "seeds", .. SweepWording.SamplingHead],
            comparisons.SelectMany(sampling => SweepWording.Rows(sampling).Select(row => new[] { sampling.Experiment, Figures.Count(sampling.Seeds) }.Concat(row).ToArray())));

    private static string Rate(RateResult rate) => $"{Figures.Percent(rate.Rate)} ({Figures.PercentRange(rate.Low, rate.High)})";
}
