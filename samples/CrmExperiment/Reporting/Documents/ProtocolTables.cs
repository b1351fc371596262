using CrmExperiment.Results;

namespace CrmExperiment.Reporting.Documents;

/// <summary>The experiments side by side: one training each, and many.</summary>
internal static class ProtocolTables
{
    public static string? Comparison(ExperimentResults results)
    {
        if (results.Experiments.Count == 0)
            return null;
        return MarkdownTable.Of(
        [
            Row("", e => $"{e.Protocol}, {e.Response}"),
            Row("contacts", e => Figures.Count(e.Budget)),
            Row("features in the state", e => Figures.Count(e.Features)),
            Row("states in the table", e => Figures.Count(e.States)),
            Row("steps of a training episode", e => Figures.Number(e.TrainingSteps, 1)),
            Row("first states known on test", e => Figures.Share(e.Test.FirstStateCoverage)),
            Row("decisions known on test", e => Figures.Share(e.Test.CoverageBeforeBackOff)),
            Row("decisions known once it backs off", e => e.Hyperparameters.Levels.Count > 1 ? Figures.Share(e.Test.Coverage) : "-"),
            Row("trained", e => Rate(e.Test.Trained)),
            Row("random", e => Rate(e.Test.Random)),
            Row("best constant", e => $"{Rate(e.Test.BestConstant)}, {Wording.Policy(e.Test.BestConstant.Name)}"),
            Row("ceiling", e => Figures.Percent(e.Test.Ceiling)),
            Row("trained less random, points", e => Difference(e.Test.TrainedMinusRandom)),
            Row("trained less best constant, points", e => Difference(e.Test.TrainedMinusBestConstant)),
            Row("contacts for a subscription: trained, random, best constant", e => string.Join(", ", new[] { e.Test.Trained, e.Test.Random, e.Test.BestConstant }.Select(Remarks.Cost))),
        ]);

        string[] Row(string what, Func<ExperimentResult, string> cell) => [what, .. results.Experiments.Select(cell)];
    }

    public static string? Seeds(ExperimentResults results)
    {
        if (!results.Experiments.Any(experiment => experiment.Seeds is not null))
            return null;
        return MarkdownTable.Of(
            ["experiment", "seeds", "trained", "lowest to highest", "less random, points", "less best constant, points"],
            results.Experiments.Where(experiment => experiment.Seeds is not null).Select(experiment => Row(experiment.Name, experiment.Seeds!)));

        static string[] Row(string name, SeedsResult seeds) =>
        [
            name,
            Figures.Count(seeds.Count),
            $"{Figures.Percent(seeds.Rate)} ({Figures.PercentRange(seeds.Low, seeds.High)})",
            Figures.PercentRange(seeds.LowestRate, seeds.HighestRate),
            Difference(seeds.TrainedMinusRandom),
            Difference(seeds.TrainedMinusBestConstant),
        ];
    }

    /// <summary>What trainings on several seeds are short of, where the best possible return is known.</summary>
    public static string? Regret(ExperimentResults results) => results.Experiments.Any(experiment => experiment.Seeds?.ReturnRegret is not null)
        ? MarkdownTable.Of(
            ["experiment", "seeds", "regret of the return", "trained", "best possible rate"],
            results.Experiments.Where(experiment => experiment.Seeds?.ReturnRegret is not null).Select(experiment => new[]
            {
                experiment.Name,
                Figures.Count(experiment.Seeds!.Count),
                $"{Figures.Number(experiment.Seeds.ReturnRegret!.Mean, 3)} ({Figures.Number(experiment.Seeds.ReturnRegret.Low, 3)} to {Figures.Number(experiment.Seeds.ReturnRegret.High, 3)})",
                Figures.Percent(experiment.Seeds.Rate),
                Figures.Percent(experiment.Test.Ceiling),
            }))
        : null;

    private static string Rate(PolicyResult policy) => $"{Figures.Percent(policy.Rate)} ({Figures.PercentRange(policy.Low, policy.High)})";

    private static string Difference(DifferenceResult difference) =>
        $"{Figures.SignedPoints(difference.Difference)} ({Figures.PointsRange(difference.Low, difference.High)}), {Figures.PValue(difference.PValue)}";
}
