using System.Text;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The results in one Markdown table, a row an experiment; what the README shows.</summary>
internal static class MarkdownSummary
{
    public static string Of(ExperimentResults results)
    {
        var text = new StringBuilder();
        text.Append("| experiment | trained | random | best constant | ceiling | first states known |\n");
        text.Append("|---|---|---|---|---|---|\n");
        foreach (ExperimentResult experiment in results.Experiments)
        {
            TestResult test = experiment.Test;
            text.Append($"| {experiment.Protocol} protocol, {experiment.Response} response, {Figures.Count(experiment.Budget, "contact")} ");
            text.Append($"| {Rate(test.Trained)} | {Rate(test.Random)} | {Rate(test.BestConstant)}, {Wording.Policy(test.BestConstant.Name)} ");
            text.Append($"| {Figures.Percent(test.Ceiling)} | {Figures.Percent(test.FirstStateCoverage, 1)} |\n");
        }

        return text.ToString();
    }

    private static string Rate(PolicyResult policy) => $"{Figures.Percent(policy.Rate)} ({Figures.PercentRange(policy.Low, policy.High)})";
}
