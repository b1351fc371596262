using CrmExperiment.Results;

namespace CrmExperiment.Reporting.Documents;

/// <summary>Why a few test customers get their actions, in a row each. It names no customer, only where he is from.</summary>
internal static class ExplanationTable
{
    private const int FeatureCount = 3;

    public static string? Of(ExperimentResults results) => results.Explanations is not { Count: > 0 } explanations
        ? null
        : MarkdownTable.Of(
            ["experiment", "country", "bootcamp", "advice", "rests on", "points ahead", "other seeds that agree", "what adds most to it, for or against"],
            explanations.Select(Row));

    private static string[] Row(ExplanationResult explanation) =>
    [
        explanation.Experiment,
        explanation.Country ?? "unknown",
        explanation.Bootcamp ?? "unknown",
        ExplanationWording.Advice(explanation),
        explanation.Knowledge,
        explanation.Margin is { } margin ? Figures.Number(margin, 3) : "-",
        explanation.SeedAgreement is { } seeds ? $"{Figures.Count(seeds.SameAction)} of {Figures.Count(seeds.Trainings)}" : "-",
        explanation.Contributions is { } shares ? string.Join("; ", ExplanationWording.Shares(shares).Take(FeatureCount).Select(share => $"{share.Words} ({share.Points})")) : "-",
    ];
}
