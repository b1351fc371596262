using System.Xml.Linq;

namespace CrmExperiment.Reporting;

/// <summary>Elements of a page. They are built as XML, so that what comes from the data is always escaped.</summary>
internal static class Html
{
    /// <summary>An element with text or elements as its content; text loses what no document may hold, and keeps a figure and its % on one line.</summary>
    public static XElement Element(string name, params object?[] content) =>
        new(name, content.Select(item => item is string text ? PlainLine.Of(text).Replace(" %", $"{Figures.HardSpace}%", StringComparison.Ordinal) : item));

    public static XElement Paragraph(params object?[] content) => Element("p", content);

    public static XElement List(IEnumerable<string> items) => Element("ul", items.Select(item => Element("li", item)));

    public static XAttribute Class(string name) => new("class", name);

    /// <summary>A section with a heading of the second level, which names it.</summary>
    public static XElement Section(string id, string heading, params object?[] content) => Element(
        "section",
        new XAttribute("aria-labelledby", id),
        Element("h2", new XAttribute("id", id), heading),
        content);

    /// <summary>A table whose first column heads its rows; all columns but the first hold figures, unless asked otherwise.</summary>
    public static XElement Table(string caption, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, bool numbers = true) => Element(
        "div",
        Class("wide"),
        Element(
            "table",
            numbers ? Class("numbers") : null,
            Element("caption", caption),
            Element("thead", Element("tr", head.Select(cell => Element("th", new XAttribute("scope", "col"), cell)))),
            Element("tbody", rows.Select(row => Element(
                "tr",
                Element("th", new XAttribute("scope", "row"), row[0]),
                row.Skip(1).Select(cell => Element("td", cell)))))));

    public static XElement Figure(Picture picture) => Element("figure", new XElement(picture.Svg), Element("figcaption", picture.Caption));

    public static XElement Definitions(IEnumerable<(string Term, string Meaning)> entries) =>
        Element("dl", entries.Select(entry => new object[] { Element("dt", entry.Term), Element("dd", entry.Meaning) }));
}
