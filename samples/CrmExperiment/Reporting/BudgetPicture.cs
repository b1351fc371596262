using CrmExperiment.Results;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace CrmExperiment.Reporting;

/// <summary>Subscription rate by contact budget. Lines often coincide here, so the widest is drawn first and the dashed ones last.</summary>
internal static class BudgetPicture
{
    private const int Height = 410;
    private const byte BandAlpha = 32;

    /// <summary>Null where the curve has no point.</summary>
    public static Picture? Draw(BudgetCurveResult curve)
    {
        if (curve.Points.Count == 0)
            return null;
        string title = $"Subscriptions by contact budget, {curve.Response} response";
        string id = $"budget-{Wording.FileNamePart(curve.Response)}";
        string description = Describe(curve);
        string caption = $"Prospective protocol, {curve.Response} response: {Figures.Count(curve.Customers, "test customer")}, and for each budget a policy of its own, trained on "
            + $"{Figures.Count(curve.Episodes, "episode")}. Shaded: 95 % interval over customers. {BestConstants(curve)} "
            + "Where lines coincide, the trained policy is the dashed line on top.";
        PlotModel model = CreateModel(curve);
        return new Picture($"{id}.svg", title, description, caption, SvgDocument.Draw(model, PlotStyle.Width, Height, id, title, description));
    }

    /// <summary>Which constant policy was the best, in one sentence.</summary>
    private static string BestConstants(BudgetCurveResult curve)
    {
        if (curve.Points.All(point => point.BestConstant.Rate <= 0))
            return "No constant policy won anyone at any budget.";
        var names = curve.Points.GroupBy(point => point.BestConstantName).ToList();
        return names.Count == 1
            ? $"The best constant policy is {Wording.Quoted(names[0].Key)} at every budget."
            : $"The best constant policy is {string.Join(", ", names.Select(group => $"{Wording.Quoted(group.Key)} at {string.Join(", ", group.Select(point => Figures.Count(point.Budget)))}"))}.";
    }

    private static PlotModel CreateModel(BudgetCurveResult curve)
    {
        PlotModel model = PlotStyle.CreateModel();
        double maximum = PlotStyle.Span(curve.Points.SelectMany(Rates).Select(rate => 100 * rate.High), fromZero: true, leastHeight: 0.5).Maximum;
        LinearAxis budgets = PlotStyle.CreateAxis(
            AxisPosition.Bottom, "Contact budget (contacts per customer)", curve.Points.Min(point => point.Budget) - 0.3, curve.Points.Max(point => point.Budget) + 0.3);
        budgets.MajorStep = 1;
        model.Axes.Add(budgets);
        model.Axes.Add(PlotStyle.CreateAxis(AxisPosition.Left, $"Subscribed, % of test customers (n = {Figures.Count(curve.Customers)})", -0.02 * maximum, maximum));
        model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendSymbolLength = 44,
            LegendItemSpacing = 18,
            LegendItemOrder = LegendItemOrder.Reverse,
            LegendBorderThickness = 0,
        });

        Line ceiling = new("Ceiling", PlotStyle.Purple, null, 7, MarkerType.None, 0, point => point.Ceiling);
        Line constant = new("Best constant policy", PlotStyle.Green, null, 3.5, MarkerType.Diamond, 6.5, point => point.BestConstant);
        Line random = new("Random policy", PlotStyle.Vermilion, [1, 2.5], 2.2, MarkerType.Triangle, 4.5, point => point.Random);
        Line trained = new("Trained policy", PlotStyle.Black, [5, 4], 2, MarkerType.Circle, 3, point => point.Trained);
        Line[] lines = [ceiling, constant, random, trained];
        foreach (Line line in lines)
            model.Series.Add(CreateBand(curve, line));
        foreach (Line line in lines)
            model.Series.Add(CreateLine(curve, line));
        return model;
    }

    // The borders repeat the line's dashes: bands of equal height would melt into one.
    private static AreaSeries CreateBand(BudgetCurveResult curve, Line line)
    {
        AreaSeries band = PlotStyle.CreateBand(curve.Points.Select(p => ((double)p.Budget, 100 * line.Rate(p).Low, 100 * line.Rate(p).High)), line.Color, BandAlpha);
        band.Color = Pale(line);
        band.LineStyle = LineStyle.Solid;
        band.Dashes = line.Dashes;
        band.StrokeThickness = line.Thickness > 5 ? 1.6 : 0.9;
        return band;
    }

    private static LineSeries CreateLine(BudgetCurveResult curve, Line line)
    {
        var series = new LineSeries
        {
            Title = line.Title,
            Color = Pale(line),
            Dashes = line.Dashes,
            StrokeThickness = line.Thickness,
            MarkerType = line.Marker,
            MarkerSize = line.MarkerSize,
            MarkerFill = line.Marker == MarkerType.Diamond ? OxyColors.White : line.Color,
            MarkerStroke = line.Color,
            MarkerStrokeThickness = 1.5,
        };
        series.Points.AddRange(curve.Points.Select(point => new DataPoint(point.Budget, 100 * line.Rate(point).Rate)));
        return series;
    }

    // The wide ceiling is pale, so that it frames what lies on it.
    private static OxyColor Pale(Line line) => line.Thickness > 5 ? OxyColor.FromAColor(150, line.Color) : line.Color;

    private static string Describe(BudgetCurveResult curve) =>
        $"Line chart of the share of {Figures.Count(curve.Customers, "test customer")} that subscribed, by contact budget, with 95 % intervals. "
        + string.Join(" ", curve.Points.Select(DescribePoint));

    private static string DescribePoint(BudgetPointResult point) =>
        $"{Figures.Count(point.Budget, "contact")}: trained {DescribeRate(point.Trained)}, random {DescribeRate(point.Random)}, "
        + $"best constant {DescribeRate(point.BestConstant)}, ceiling {DescribeRate(point.Ceiling)}.";

    private static string DescribeRate(RateResult rate) => $"{Figures.Percent(rate.Rate)} ({Figures.PercentRange(rate.Low, rate.High)})";

    private static IEnumerable<RateResult> Rates(BudgetPointResult point) => [point.Trained, point.Random, point.BestConstant, point.Ceiling];

    private sealed record Line(
        string Title, OxyColor Color, double[]? Dashes, double Thickness, MarkerType Marker, double MarkerSize, Func<BudgetPointResult, RateResult> Rate);
}
