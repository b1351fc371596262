using System.Text;
using System.Xml;
using System.Xml.Linq;
using OxyPlot;

namespace TabularRl.Reporting;

/// <summary>Draws a plot as SVG that scales, speaks to a screen reader, and can stand beside others in one page.</summary>
internal static class SvgDocument
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws a plot; every id in it starts with <paramref name="id"/>, so that no two drawings of a page share one.</summary>
    public static XElement Draw(PlotModel model, int width, int height, string id, string title, string description)
    {
        var exporter = new SvgExporter
        {
            Width = width,
            Height = height,
            IsDocument = false,
            UseVerticalTextAlignmentWorkaround = true,
            TextMeasurer = new WideTextMeasurer(width, height),
        };
        XElement root = XElement.Parse(exporter.ExportToString(model));
        root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.LocalName == "xlink").Remove();
        root.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {width} {height}"));
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{id}-title {id}-desc");
        RemoveInvisible(root);
        PrefixIds(root, id);
        root.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), PlainLine.Of(title)),
            new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), PlainLine.Of(description)));
        return root;
    }

    public static void Write(Stream stream, XElement svg)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using var writer = XmlWriter.Create(stream, settings);
        new XDocument(svg).Save(writer);
    }

    private static void RemoveInvisible(XElement root) => root.Descendants(Svg + "polyline")
        .Where(line => line.Attribute("style")?.Value.Contains("stroke:none", StringComparison.Ordinal) == true)
        .Remove();

    private static void PrefixIds(XElement root, string id)
    {
        foreach (XAttribute attribute in root.Descendants().Attributes())
        {
            if (attribute.Name == "id")
                attribute.Value = $"{id}-{attribute.Value}";
            else
                attribute.Value = attribute.Value.Replace("url(#", $"url(#{id}-", StringComparison.Ordinal);
        }
    }
}
