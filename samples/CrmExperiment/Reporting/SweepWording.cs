using System.Globalization;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The tables and sentences of the grid and of the mixes, the same on the screen and in the report.</summary>
internal static class SweepWording
{
    public static readonly string[] GridHead = ["α", "γ", "ε decay", "subscribed", "95 % interval"];

    public static readonly string[] ImportanceHead = ["parameter", "over its range, points", "95 % interval", "share of variation", "p-value"];

    public static readonly string[] FreshHead = ["on fresh seeds", "subscribed", "95 % interval", "less published, points", "95 % interval"];

    public static readonly string[] SamplingHead = ["training customers", "subscribed", "95 % interval", "less published", "95 % interval"];

    public static string GridCaption(GridResult grid) =>
        $"{grid.Experiment}: {grid.Rows.Count} configurations, each trained with {Figures.Count(grid.Episodes, "episode")} on {Figures.Count(grid.Seeds, "seed")}";

    public static string SamplingCaption(SamplingResult sampling) =>
        $"{sampling.Experiment}: mixes of training customers, {Figures.Count(sampling.Episodes, "episode")} on {Figures.Count(sampling.Seeds, "seed")}";

    public static IEnumerable<string[]> Rows(GridResult grid) => grid.Rows.Select(Row);

    public static IEnumerable<string[]> ImportanceRows(GridResult grid) => grid.Importance
        .Select(effect => ImportanceRow(effect, grid.Ranges.FirstOrDefault(range => range.Parameter == effect.Parameter)))
        .Append(["seeds and chance", "-", "-", Figures.Share(grid.NoiseShare), "-"]);

    /// <summary>The configurations that were trained once more, and the one that looks one step ahead only.</summary>
    public static IEnumerable<string[]> FreshRows(GridResult grid)
    {
        if (grid.BestMinusPublished is { } best)
            yield return Fresh($"{Configuration(grid.BestAgain)} (best of the grid)", grid.BestAgain, best);
        yield return Fresh($"{Configuration(grid.OneStep.Published)} (published)", grid.OneStep.Published, null);
        yield return Fresh($"{Configuration(grid.OneStep.Row)} (one step ahead only)", grid.OneStep.Row, grid.OneStep.MinusPublished);
    }

    public static IEnumerable<string[]> Rows(SamplingResult sampling) => sampling.Rows.Select(row => new[]
    {
        row.Mix,
        Figures.Percent(row.Rate),
        Figures.PercentRange(row.Low, row.High),
        row.MinusPublished is { } difference ? Figures.SignedPoints(difference.Difference) : "-",
        row.MinusPublished is { } interval ? Figures.PointsRange(interval.Low, interval.High) : "-",
    });

    public static IEnumerable<string> Sentences(GridResult grid)
    {
        yield return grid.Verdict;
        yield return $"Best of the grid: {Configuration(grid.Best)} with {Rate(grid.Best.Rate, grid.Best.Low, grid.Best.High)}; "
            + $"on fresh seeds, since luck helped to choose it, {Rate(grid.BestAgain.Rate, grid.BestAgain.Low, grid.BestAgain.High)}. "
            + $"There it differs from the runner-up ({grid.BestMinusRunnerUp.Name}) by {Difference(grid.BestMinusRunnerUp)}"
            + (grid.BestMinusPublished is { } published ? $", from the published configuration by {Difference(published)}." : "; it is the published configuration.");
        yield return Random(grid.Random);
    }

    public static IEnumerable<string> Sentences(SamplingResult sampling) => [sampling.Verdict, Random(sampling.Random)];

    private static string Random(RateResult random) =>
        $"The random policy wins {Rate(random.Rate, random.Low, random.High)} of the same customers, its interval being over these; the other intervals are over training seeds.";

    private static string[] ImportanceRow(ImportanceResult effect, RangeResult? range) =>
    [
        range is null ? Parameter(effect.Parameter) : $"{Parameter(effect.Parameter)}, {Value(range.From)} to {Value(range.To)}",
        range is null ? "-" : Figures.SignedPoints(range.Difference),
        range is null ? "-" : Figures.PointsRange(range.Low, range.High),
        Figures.Share(effect.Share),
        PValue(effect.PValue),
    ];

    private static string[] Fresh(string name, GridRowResult row, SeedDifferenceResult? fromPublished) =>
    [
        name,
        Figures.Percent(row.Rate),
        Figures.PercentRange(row.Low, row.High),
        fromPublished is null ? "-" : Figures.SignedPoints(fromPublished.Difference),
        fromPublished is null ? "-" : Figures.PointsRange(fromPublished.Low, fromPublished.High),
    ];

    private static string[] Row(GridRowResult row) =>
        [Value(row.LearningRate), Value(row.DiscountFactor), Value(row.EpsilonDecay), Figures.Percent(row.Rate), Figures.PercentRange(row.Low, row.High)];

    private static string Configuration(GridRowResult row) => $"α {Value(row.LearningRate)}, γ {Value(row.DiscountFactor)}, ε × {Value(row.EpsilonDecay)}";

    private static string Rate(double rate, double low, double high) => $"{Figures.Percent(rate)} ({Figures.PercentRange(low, high)})";

    private static string Difference(SeedDifferenceResult difference) =>
        $"{Figures.SignedPoints(difference.Difference)} points ({Figures.PointsRange(difference.Low, difference.High)})";

    private static string PValue(double? value) => value is { } p ? Figures.PValue(p) : "-";

    private static string Value(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Parameter(string name) => name
        .Replace("learningRate", "α", StringComparison.Ordinal)
        .Replace("discountFactor", "γ", StringComparison.Ordinal)
        .Replace("epsilonDecay", "ε decay", StringComparison.Ordinal);
}
