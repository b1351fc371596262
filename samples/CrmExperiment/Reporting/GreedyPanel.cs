using CrmExperiment.Results;
using OxyPlot;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace CrmExperiment.Reporting;

/// <summary>How the greedy policy does on the test customers along a training, between what is always there to compare it with.</summary>
internal static class GreedyPanel
{
    public const string Heading = "Greedy policy: share of the test customers that it wins (exact, no band)";

    public static bool IsIn(ExperimentResult experiment) => experiment.GreedyCurve is { Count: > 0 };

    public static double Maximum(ExperimentResult experiment) =>
        PlotStyle.Span(experiment.GreedyCurve!.Select(point => 100 * point.Rate).Append(100 * experiment.Test.Ceiling), fromZero: true, leastHeight: 0.5).Maximum;

    public static string Caption(ExperimentResult experiment) =>
        "Below, without exploration: the policy was frozen before the first episode and at moments that lie the closer the earlier, and computed, not sampled. "
        + $"The best constant rule is {Wording.Quoted(experiment.Test.BestConstant.Name)}. One training; others differ.";

    public static string Describe(ExperimentResult experiment)
    {
        (GreedyPointResult first, GreedyPointResult last) = (experiment.GreedyCurve![0], experiment.GreedyCurve[^1]);
        TestResult test = experiment.Test;
        return $"Greedy policy on the test customers: {Figures.Percent(first.Rate)} before training, {Figures.Percent(last.Rate)} after {Figures.Count(last.Episodes, "episode")}; "
            + $"lines for the ceiling {Figures.Percent(test.Ceiling)}, the best constant policy {Figures.Percent(test.BestConstant.Rate)} and the random one {Figures.Percent(test.Random.Rate)}.";
    }

    public static void Add(PlotModel model, string axisKey, ExperimentResult experiment, double end)
    {
        TestResult test = experiment.Test;
        AddLevel("Ceiling", test.Ceiling, PlotStyle.Green, null, 6);
        AddLevel("Best constant", test.BestConstant.Rate, PlotStyle.Blue, [8, 4], 2);
        AddLevel("Random", test.Random.Rate, PlotStyle.Vermilion, [1, 2.5], 2.2);
        LineSeries trained = CreateLine("Trained, greedy", PlotStyle.Black, null, 1.8);
        trained.Points.AddRange(experiment.GreedyCurve!.Select(point => new DataPoint(point.Episodes, 100 * point.Rate)));
        (trained.MarkerType, trained.MarkerSize, trained.MarkerFill) = (MarkerType.Circle, 3, PlotStyle.Black);
        model.Series.Add(trained);
        model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendSymbolLength = 36,
            LegendItemSpacing = 14,
            LegendBorderThickness = 0,
        });

        void AddLevel(string title, double rate, OxyColor color, double[]? dashes, double thickness)
        {
            LineSeries level = CreateLine(title, thickness > 5 ? OxyColor.FromAColor(150, color) : color, dashes, thickness);
            level.Points.Add(new DataPoint(0, 100 * rate));
            level.Points.Add(new DataPoint(end, 100 * rate));
            model.Series.Add(level);
        }

        LineSeries CreateLine(string title, OxyColor color, double[]? dashes, double thickness) =>
            new() { Title = title, Color = color, Dashes = dashes, StrokeThickness = thickness, LineJoin = LineJoin.Round, YAxisKey = axisKey };
    }
}
