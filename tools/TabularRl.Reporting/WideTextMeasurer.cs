using OxyPlot;

namespace TabularRl.Reporting;

/// <summary>
/// Text sizes for laying out a plot. The reader's sans-serif font is unknown here and may be a third wider than the Helvetica that the
/// exporter would assume; room for the widest keeps texts from running into one another.
/// </summary>
internal sealed class WideTextMeasurer : PdfRenderContext
{
    private const double Wider = 1.4;

    public WideTextMeasurer(double width, double height)
        : base(width, height, OxyColors.White)
    {
    }

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        OxySize size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * Wider, size.Height);
    }
}
