using CrmExperiment.Results;

namespace CrmExperiment.Reporting.Documents;

/// <summary>The results in one Markdown table, a row an experiment; what the README shows.</summary>
internal static class MarkdownSummary
{
    public static string Of(ExperimentResults results)
    {
        return MarkdownTable.Of(
            ["experiment", "trained", "random", "best constant", "ceiling", "first states known"],
            results.Experiments.Select(Row));
    }

    private static string[] Row(ExperimentResult experiment)
    {
        TestResult test = experiment.Test;
        return
        [
            $"{experiment.Protocol} protocol, {experiment.Response} response, {Figures.Count(experiment.Budget, "contact")}",
            Rate(test.Trained),
            Rate(test.Random),
            $"{Rate(test.BestConstant)}, {Wording.Policy(test.BestConstant.Name)}",
            Figures.Percent(test.Ceiling),
            Figures.Percent(test.FirstStateCoverage, 1),
        ];
    }

    private static string Rate(PolicyResult policy) => $"{Figures.Percent(policy.Rate)} ({Figures.PercentRange(policy.Low, policy.High)})";
}
