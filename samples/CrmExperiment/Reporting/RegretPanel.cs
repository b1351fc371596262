using CrmExperiment.Results;
using OxyPlot;
using OxyPlot.Series;

namespace CrmExperiment.Reporting;

/// <summary>What the greedy policy's return is short of along a training, and where other seeds end.</summary>
internal static class RegretPanel
{
    public const string Heading = "Greedy policy: regret of the return (random 1, best possible 0; exact, no band)";

    public static bool IsIn(ExperimentResult experiment) => GreedyPanel.IsIn(experiment) && GreedyWording.HasReturn(experiment);

    public static double Maximum(ExperimentResult experiment) =>
        PlotStyle.Span(Points(experiment).Select(point => point.Y).Append(1), fromZero: true, leastHeight: 1).Maximum;

    public static string Describe(ExperimentResult experiment)
    {
        DataPoint[] points = [.. Points(experiment)];
        return $"Regret of the return: {Figures.Number(points[0].Y, 3)} before training, {Figures.Number(points[^1].Y, 3)} at the end; a line for random at 1."
            + (GreedyWording.SeedsSentence(experiment) is { } seeds ? $" {seeds}" : "");
    }

    public static void Add(PlotModel model, string axisKey, ExperimentResult experiment, double end)
    {
        var random = new LineSeries { Color = PlotStyle.Vermilion, Dashes = [1, 2.5], StrokeThickness = 2.2, YAxisKey = axisKey };
        random.Points.Add(new DataPoint(0, 1));
        random.Points.Add(new DataPoint(end, 1));
        model.Series.Add(random);
        var regret = new LineSeries
        {
            Color = PlotStyle.Black,
            StrokeThickness = 1.8,
            LineJoin = LineJoin.Round,
            MarkerType = MarkerType.Circle,
            MarkerSize = 3,
            MarkerFill = PlotStyle.Black,
            YAxisKey = axisKey,
        };
        regret.Points.AddRange(Points(experiment));
        model.Series.Add(regret);
    }

    private static IEnumerable<DataPoint> Points(ExperimentResult experiment) => experiment.GreedyCurve!
        .Where(point => point.ReturnRegret is not null)
        .Select(point => new DataPoint(point.Episodes, point.ReturnRegret!.Value));
}
