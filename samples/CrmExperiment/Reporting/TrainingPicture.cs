using System.Globalization;
using CrmExperiment.Results;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace CrmExperiment.Reporting;

/// <summary>Reward, subscription rate, ε, table size, the greedy policy and its regret over one training, one above the other over the same episodes.</summary>
internal static class TrainingPicture
{
    private const int PanelHeight = 165;
    private const int LegendHeight = 40;
    private const int MaxMarkedPoints = 25;

    // Room for a panel's heading above it, as a share of the panel.
    private const double Gap = 0.28;
    private const byte BandAlpha = 70;

    /// <summary>Null where the training left no curve.</summary>
    public static Picture? Draw(ExperimentResult experiment)
    {
        if (experiment.Curve.Count == 0)
            return null;
        string title = $"Training: {Wording.Heading(experiment)}";
        string description = Describe(experiment);
        string id = $"training-{Wording.FileNamePart(experiment.Name)}";
        PlotModel model = CreateModel(experiment);
        string caption = $"The training behind “{Wording.Heading(experiment)}”: {Figures.Count(experiment.Episodes, "episode")}, {PointSize(experiment.Curve)}. "
            + "Shaded: 95 % interval of a point's mean or share. ε and the table's size have no band: they are exact for this training and stand at the end of each stretch. "
            + $"Customers were drawn so: {experiment.Hyperparameters.Sampler}. The rates are of these customers and include the random tries of exploration: they are no forecast."
            + (GreedyPanel.IsIn(experiment) ? $" {GreedyPanel.Caption(experiment)}" : "")
            + (GreedyWording.SeedsSentence(experiment) is { } seeds ? $" {seeds}" : "");
        int height = PanelCount(experiment) * PanelHeight + (GreedyPanel.IsIn(experiment) ? LegendHeight : 0);
        return new Picture($"{id}.svg", title, description, caption, SvgDocument.Draw(model, PlotStyle.Width, height, id, title, description));
    }

    private static int PanelCount(ExperimentResult experiment) => RegretPanel.IsIn(experiment) ? 6 : GreedyPanel.IsIn(experiment) ? 5 : 4;

    private static PlotModel CreateModel(ExperimentResult experiment)
    {
        IReadOnlyList<CurvePointResult> curve = experiment.Curve;
        PlotModel model = PlotStyle.CreateModel();
        int panels = PanelCount(experiment);
        double end = curve.Max(point => point.FirstEpisode + point.EpisodeCount);
        model.Axes.Add(PlotStyle.CreateAxis(AxisPosition.Bottom, $"Training episodes ({PointSize(curve)})", -0.01 * end, 1.01 * end));

        (double low, double high) = PlotStyle.Span(curve.SelectMany(p => new[] { p.ReturnLow, p.ReturnHigh }), fromZero: false, leastHeight: 1);
        AddPanel(model, 0, panels, "Reward: mean return of an episode, with 95 % band", "reward points", low, high);
        model.Series.Add(PlotStyle.CreateBand(curve.Select(p => (Middle(p), p.ReturnLow, p.ReturnHigh)), PlotStyle.Blue, BandAlpha, "0"));
        AddLine(model, 0, PlotStyle.Blue, MarkerType.Circle, curve.Select(p => new DataPoint(Middle(p), p.MeanReturn)));

        (low, high) = PlotStyle.Span(curve.Select(p => 100 * p.SubscriptionHigh), fromZero: true, leastHeight: 1);
        AddPanel(model, 1, panels, "Subscription rate: share of episodes that ended in one, with 95 % band", "% of episodes", low, high);
        model.Series.Add(PlotStyle.CreateBand(curve.Select(p => (Middle(p), 100 * p.SubscriptionLow, 100 * p.SubscriptionHigh)), PlotStyle.Vermilion, BandAlpha, "1"));
        AddLine(model, 1, PlotStyle.Vermilion, MarkerType.Triangle, curve.Select(p => new DataPoint(Middle(p), 100 * p.SubscriptionRate)));

        AddPanel(model, 2, panels, "Exploration: ε, the share of random tries (exact, no band)", "ε", -0.04, 1.06);
        AddLine(model, 2, PlotStyle.Black, MarkerType.Square, Epsilons(experiment));

        (low, high) = PlotStyle.Span(curve.Select(p => (double)p.States), fromZero: true, leastHeight: 4);
        AddPanel(model, 3, panels, "Table size: states met so far (exact, no band)", "states", low, high);
        AddLine(model, 3, PlotStyle.Green, MarkerType.Diamond, curve.Select(p => new DataPoint(End(p), p.States)));

        if (GreedyPanel.IsIn(experiment))
        {
            AddPanel(model, 4, panels, GreedyPanel.Heading, "% of customers", 0, GreedyPanel.Maximum(experiment));
            GreedyPanel.Add(model, KeyOf(4), experiment, end);
        }

        if (RegretPanel.IsIn(experiment))
        {
            AddPanel(model, 5, panels, RegretPanel.Heading, "regret", 0, RegretPanel.Maximum(experiment));
            RegretPanel.Add(model, KeyOf(5), experiment, end);
        }

        return model;
    }

    private static void AddPanel(PlotModel model, int index, int panelCount, string heading, string unit, double minimum, double maximum)
    {
        double height = 1.0 / panelCount;
        string key = KeyOf(index);
        LinearAxis axis = PlotStyle.CreateAxis(AxisPosition.Left, unit, minimum, maximum);
        axis.Key = key;
        axis.StartPosition = 1 - (index + 1) * height;
        axis.EndPosition = 1 - index * height - Gap * height;
        model.Axes.Add(axis);
        model.Annotations.Add(new TextAnnotation
        {
            Text = heading,
            TextPosition = new DataPoint(model.Axes[0].Minimum, maximum),
            TextHorizontalAlignment = HorizontalAlignment.Left,
            TextVerticalAlignment = VerticalAlignment.Bottom,
            Offset = new ScreenVector(0, -6),
            StrokeThickness = 0,
            Padding = new OxyThickness(0),
            FontWeight = FontWeights.Bold,
            ClipByXAxis = false,
            ClipByYAxis = false,
            YAxisKey = key,
        });
    }

    private static void AddLine(PlotModel model, int index, OxyColor color, MarkerType marker, IEnumerable<DataPoint> points)
    {
        var line = new LineSeries { Color = color, StrokeThickness = 1.8, LineJoin = LineJoin.Round, YAxisKey = KeyOf(index) };
        line.Points.AddRange(points);
        if (line.Points.Count <= MaxMarkedPoints)
            (line.MarkerType, line.MarkerSize, line.MarkerFill) = (marker, 3.5, color);
        model.Series.Add(line);
    }

    private static IEnumerable<DataPoint> Epsilons(ExperimentResult experiment)
    {
        if (experiment.InitialEpsilon is double initial)
            yield return new DataPoint(experiment.Curve[0].FirstEpisode, initial);
        foreach (CurvePointResult point in experiment.Curve)
            yield return new DataPoint(End(point), point.Epsilon);
    }

    private static string Describe(ExperimentResult experiment)
    {
        (CurvePointResult first, CurvePointResult last) = (experiment.Curve[0], experiment.Curve[^1]);
        return $"{PanelCount(experiment) switch { 6 => "Six", 5 => "Five", _ => "Four" }} line charts over {Figures.Count(experiment.Episodes, "training episode")}, {PointSize(experiment.Curve)}. "
            + $"Mean return: {Figures.Number(first.MeanReturn, 2)} at the first point ({Figures.Number(first.ReturnLow, 2)} to {Figures.Number(first.ReturnHigh, 2)}), "
            + $"{Figures.Number(last.MeanReturn, 2)} at the last ({Figures.Number(last.ReturnLow, 2)} to {Figures.Number(last.ReturnHigh, 2)}). "
            + $"Subscription rate: {Figures.Percent(first.SubscriptionRate)} at the first point ({Figures.PercentRange(first.SubscriptionLow, first.SubscriptionHigh)}), "
            + $"{Figures.Percent(last.SubscriptionRate)} at the last ({Figures.PercentRange(last.SubscriptionLow, last.SubscriptionHigh)}). "
            + $"Epsilon: {(experiment.InitialEpsilon is double initial ? $"{Figures.Number(initial, 3)} at the start, " : "")}{Figures.Number(first.Epsilon, 3)} after the first stretch, {Figures.Number(last.Epsilon, 3)} after the last. "
            + $"States in the table: {Figures.Count(first.States)} after the first stretch, {Figures.Count(last.States)} after the last. "
            + "Epsilon and the number of states have no interval: they are exact for this training."
            + (GreedyPanel.IsIn(experiment) ? $" {GreedyPanel.Describe(experiment)}" : "")
            + (RegretPanel.IsIn(experiment) ? $" {RegretPanel.Describe(experiment)}" : "");
    }

    private static string PointSize(IReadOnlyList<CurvePointResult> curve)
    {
        (long first, long last) = (curve[0].EpisodeCount, curve[^1].EpisodeCount);
        string text = $"each point: {Figures.Count(first, "episode")}";
        return first == last ? text : $"{text}, the last {Figures.Count(last)}";
    }

    private static string KeyOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static double Middle(CurvePointResult point) => point.FirstEpisode + point.EpisodeCount / 2.0;

    private static double End(CurvePointResult point) => point.FirstEpisode + point.EpisodeCount;
}
