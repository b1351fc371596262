using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The comparison of encodings in words and cells, the same on the screen and in the report.</summary>
internal static class EncodingWording
{
    public const string Heading = "Does it matter how the bootcamp is encoded?";

    private const string Interval = "95 % interval";
    private const string None = "-";

    public static string Introduction(EncodingsResult encodings) =>
        $"The published protocol under the logged response, with three states: the 15 features; the old 16, with the bootcamp's number in front; and 45, with an indicator for each bootcamp. Means over {Figures.Count(encodings.Seeds, "training seed")} and 95 % intervals over them; those of random and of the best constant policy are over customers. An interval of no width says that the seeds agree, not that other customers would do the same."
        + (encodings.Rows.All(row => row.Coverage.Mean == 0)
            ? " No state of a test customer was known under any of them, so that all three policies act at random: equal rates are no evidence that the encodings are equally good."
            : "");

    /// <summary>One column a state, one row a figure, the head first.</summary>
    public static IReadOnlyList<string[]> Table(EncodingsResult encodings)
    {
        return
        [
            Line("", row => Figures.Count(row.Features, "feature")),
            Line("states in the table", row => Figures.Number(row.States.Mean, 0)),
            Line(Interval, row => $"{Figures.Number(row.States.Low, 0)} to {Figures.Number(row.States.High, 0)}"),
            .. Rate("first states known", row => row.FirstStateCoverage),
            .. Rate("states known", row => row.Coverage),
            .. Rate("subscribed in training", row => row.TrainingSubscriptionRate),
            .. Rate("subscribed in test", row => row.TestRate),
            .. Rate("random in test", row => ToMean(row.Random)),
            .. Rate("best constant in test", row => ToMean(row.BestConstant)),
            Line("points from 15 features", row => row.TestRateMinusFirst is { } mean ? Figures.SignedPoints(mean.Mean) : None),
            Line(Interval, row => row.TestRateMinusFirst is { } mean ? Figures.PointsRange(mean.Low, mean.High) : None),
        ];

        string[] Line(string head, Func<EncodingResult, string> write) => [head, .. encodings.Rows.Select(write)];

        string[][] Rate(string head, Func<EncodingResult, MeanResult> select) =>
        [
            Line(head, row => Figures.Percent(select(row).Mean)),
            Line(Interval, row => Figures.PercentRange(select(row).Low, select(row).High)),
        ];
    }

    public static IReadOnlyList<string> Correlations(EncodingsResult encodings) => encodings.Correlations.Count == 0
        ? ["Whether the bootcamps' numbers go with their conversion rates cannot be told: the training split has too few bootcamps, or all have one rate."]
        : [.. encodings.Correlations.Select(Describe)];

    private static string Describe(EncodingCorrelationResult correlation) =>
        $"Correlation of a bootcamp's {(correlation.By == "number" ? "own number" : "index in the encoding")} with its conversion rate, over {Figures.Count(correlation.Bootcamps, "bootcamp")}: "
        + $"Pearson {Figures.Number(correlation.Pearson, 3)} ({Figures.PValue(correlation.PearsonPValue)}), Spearman {Figures.Number(correlation.Spearman, 3)} ({Figures.PValue(correlation.SpearmanPValue)})"
        + (correlation.By == "number" ? "; published: 0.14." : ".");

    private static MeanResult ToMean(PolicyRateResult policy) => new(policy.Rate, policy.Low, policy.High);
}
