using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The greedy policy along a training in cells and a sentence, the same on the screen, in the report and in documents.</summary>
internal static class GreedyWording
{
    public static IReadOnlyList<string> Head(ExperimentResult experiment) => HasReturn(experiment)
        ? ["Episodes", "Subscribed", "Below the ceiling, points", "Regret of the return"]
        : ["Episodes", "Subscribed", "Below the ceiling, points"];

    /// <summary>A row a moment; of moments with the same figures one after another the first and the last.</summary>
    public static IEnumerable<string[]> Rows(ExperimentResult experiment)
    {
        string[][] rows = [.. experiment.GreedyCurve!.Select(Row)];
        return rows.Where((row, index) => index == 0 || index == rows.Length - 1 || !IsLike(row, rows[index - 1]) || !IsLike(row, rows[index + 1]));
    }

    /// <summary>The regret that other training seeds end with; null where there are none, or the best return is not known.</summary>
    public static string? SeedsSentence(ExperimentResult experiment) => experiment.Seeds?.ReturnRegret is { } regret
        ? $"Over {Figures.Count(regret.BySeed.Count, "training seed")} the regret of the return is {Figures.Number(regret.Mean, 3)} at the end "
            + $"(95 % interval over seeds {Figures.Number(regret.Low, 3)} to {Figures.Number(regret.High, 3)}; random 1, best possible 0); "
            + $"the best possible rate is {Figures.Percent(experiment.Test.Ceiling)}, theirs {Figures.Percent(experiment.Seeds.Rate)} on average."
        : null;

    /// <summary>When it had come half the way from random to the ceiling, and where it ended.</summary>
    public static string Sentence(ExperimentResult experiment)
    {
        GreedyPointResult last = experiment.GreedyCurve![^1];
        string end = $"It ends {Figures.Number(100 * last.RateRegret, 2)} points below the ceiling of {Figures.Percent(experiment.Test.Ceiling)}"
            + (last.ReturnRegret is { } regret ? $", with {Figures.Number(regret, 3)} of the random policy's regret of the return left (random 1, best possible 0)" : "")
            + ". This is one training, and the figures are computed on the test customers, not sampled.";
        double start = experiment.Test.Random.Rate, way = experiment.Test.Ceiling - start;
        GreedyPointResult? half = way > 0 ? experiment.GreedyCurve.FirstOrDefault(point => point.Rate - start >= way / 2) : null;
        return half is null
            ? $"The greedy policy never came half the way from random to the ceiling. {end}"
            : $"The greedy policy first came half the way from random to the ceiling by {Figures.Count(half.Episodes, "episode")}. {end}";
    }

    public static bool HasReturn(ExperimentResult experiment) => experiment.GreedyCurve!.Any(point => point.ReturnRegret is not null);

    private static string[] Row(GreedyPointResult point) =>
    [
        Figures.Count(point.Episodes),
        Figures.Percent(point.Rate),
        Figures.Number(100 * point.RateRegret, 2),
        .. point.ReturnRegret is { } regret ? [Figures.Number(regret, 3)] : Array.Empty<string>(),
    ];

    private static bool IsLike(string[] row, string[] other) => row.AsSpan(1).SequenceEqual(other.AsSpan(1));
}
