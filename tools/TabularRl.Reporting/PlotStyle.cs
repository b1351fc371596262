using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace TabularRl.Reporting;

/// <summary>How every picture looks: colours of Okabe and Ito, which the colour-blind keep apart, and lines that a black-and-white printer does.</summary>
internal static class PlotStyle
{
    public const int Width = 720;

    public static readonly OxyColor Blue = OxyColor.FromRgb(0x00, 0x72, 0xB2);
    public static readonly OxyColor Vermilion = OxyColor.FromRgb(0xD5, 0x5E, 0x00);
    public static readonly OxyColor Green = OxyColor.FromRgb(0x00, 0x9E, 0x73);
    public static readonly OxyColor Purple = OxyColor.FromRgb(0xCC, 0x79, 0xA7);
    public static readonly OxyColor Black = OxyColor.FromRgb(0x1A, 0x1A, 0x1A);

    private static readonly OxyColor Grid = OxyColor.FromRgb(0xDD, 0xDD, 0xDD);
    private static readonly OxyColor Axisline = OxyColor.FromRgb(0x66, 0x66, 0x66);

    public static PlotModel CreateModel() => new()
    {
        DefaultFont = "sans-serif",
        DefaultFontSize = 13,
        TextColor = Black,
        Background = OxyColors.White,
        PlotAreaBorderThickness = new OxyThickness(0),
        Padding = new OxyThickness(8, 8, 16, 8),
        Culture = CultureInfo.InvariantCulture,
    };

    public static LinearAxis CreateAxis(AxisPosition position, string title, double minimum, double maximum) => new()
    {
        Position = position,
        Title = title,
        Minimum = minimum,
        Maximum = maximum,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = Grid,
        CropGridlines = true,
        AxislineStyle = LineStyle.Solid,
        AxislineColor = Axisline,
        TicklineColor = Axisline,
        MinorTickSize = 0,
        MajorTickSize = 5,
        AxisTitleDistance = 14,
        IntervalLength = position == AxisPosition.Left ? 40 : 90,
        LabelFormatter = FormatTick,
    };

    /// <summary>A 95 % band: one polygon without a border.</summary>
    public static AreaSeries CreateBand(IEnumerable<(double X, double Low, double High)> points, OxyColor color, byte alpha, string? axisKey = null)
    {
        var band = new AreaSeries { LineStyle = LineStyle.None, StrokeThickness = 0, Fill = OxyColor.FromAColor(alpha, color), YAxisKey = axisKey };
        foreach ((double x, double low, double high) in points)
        {
            band.Points.Add(new DataPoint(x, high));
            band.Points2.Add(new DataPoint(x, low));
        }

        return band;
    }

    /// <summary>The ends of an axis with some air around what it shows; an axis that starts at zero keeps it.</summary>
    public static (double Minimum, double Maximum) Span(IEnumerable<double> values, bool fromZero, double leastHeight)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (fromZero)
            return (0, Math.Max(high * 1.06, leastHeight));
        double air = Math.Max((high - low) * 0.06, (leastHeight - (high - low)) / 2);
        return (low - air, high + air);
    }

    private static string FormatTick(double value)
    {
        int decimals = Math.Abs(value) >= 1_000 ? 0 : 6;
        string text = Figures.Number(value, decimals);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
