using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using TabularRl.LearningCurves.Runs;
using TabularRl.Reporting;

namespace TabularRl.LearningCurves.Reporting;

/// <summary>The curves of an agent over all its tasks, each with its 95 % band, above the line of the optimum; steps on a logarithmic axis.</summary>
internal static class LearningPicture
{
    private const int Height = 430;
    private const byte BandAlpha = 40;
    private const double Top = 1.25;

    private static readonly (OxyColor Color, double[]? Dashes)[] Strokes =
        [(PlotStyle.Blue, null), (PlotStyle.Vermilion, [7, 3]), (PlotStyle.Purple, [2, 2]), (PlotStyle.Black, [9, 3, 2, 3])];

    /// <param name="results">The agent's results; at least one.</param>
    public static XElement Draw(IReadOnlyList<ExactResult> results)
    {
        string agent = results[0].Agent;
        IReadOnlyList<PictureCurve> curves = PictureCurve.Of(results);
        string description = "Normalized regret of the greedy policy (0 the exact optimum, 1 random) by training steps, mean of the seeds with 95 % band. "
            + string.Join(" ", curves.Select(Describe));
        return SvgDocument.Draw(CreateModel(curves), PlotStyle.Width, Height, $"learning-{agent}", $"Learning curve: {agent}", description);
    }

    private static PlotModel CreateModel(IReadOnlyList<PictureCurve> curves)
    {
        PlotModel model = PlotStyle.CreateModel();
        double end = curves.Max(curve => X(curve.Steps[^1]));
        double start = Math.Min(curves.Min(curve => X(curve.Steps[0])), end - 1);
        LinearAxis steps = PlotStyle.CreateAxis(AxisPosition.Bottom, "Training steps", start, end);
        steps.MajorStep = 1;
        steps.LabelFormatter = power => Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture);
        model.Axes.Add(steps);
        model.Axes.Add(PlotStyle.CreateAxis(AxisPosition.Left, "Normalized regret of the greedy policy", -0.04, Top));
        model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendSymbolLength = 36,
            LegendItemSpacing = 14,
            LegendBorderThickness = 0,
        });
        foreach ((PictureCurve curve, int i) in curves.Select((curve, i) => (curve, i)))
        {
            model.Series.Add(PlotStyle.CreateBand(
                curve.Steps.Select((step, point) => (X(step), Clip(curve.Summaries[point].Interval.Low), Clip(curve.Summaries[point].Interval.High))),
                StrokeOf(i).Color,
                BandAlpha));
        }

        model.Series.Add(CreateLine("optimum", PlotStyle.Green, null, [new DataPoint(start, 0), new DataPoint(end, 0)]));
        foreach ((PictureCurve curve, int i) in curves.Select((curve, i) => (curve, i)))
        {
            model.Series.Add(CreateLine(
                curve.Title, StrokeOf(i).Color, StrokeOf(i).Dashes, curve.Steps.Select((step, point) => new DataPoint(X(step), Clip(curve.Summaries[point].Mean)))));
        }

        return model;
    }

    private static LineSeries CreateLine(string title, OxyColor color, double[]? dashes, IEnumerable<DataPoint> points)
    {
        var line = new LineSeries { Title = title, Color = color, Dashes = dashes, StrokeThickness = 1.8, LineJoin = LineJoin.Round };
        line.Points.AddRange(points);
        return line;
    }

    private static (OxyColor Color, double[]? Dashes) StrokeOf(int curve) => Strokes[curve % Strokes.Length];

    private static double X(long steps) => Math.Log10(steps);

    private static double Clip(double regret) => Math.Clamp(regret, -0.04, Top);

    private static string Describe(PictureCurve curve)
    {
        SampleSummary last = curve.Summaries[^1];
        return $"{curve.Title}: {Figures.Number(last.Mean, 4)} ({Figures.Number(last.Interval.Low, 4)} to {Figures.Number(last.Interval.High, 4)}) "
            + $"after {Figures.Count(curve.Steps[^1], "step")}.";
    }
}
