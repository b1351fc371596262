using System.Text;
using System.Xml;
using System.Xml.Linq;
using CrmExperiment.Results;
using TabularRl.Persistence;

namespace CrmExperiment.Reporting;

/// <summary>The report for people who run sales, in one file that needs no other.</summary>
internal static class HtmlReport
{
    private const string Title = "Which sales contact next?";

    public static void Write(string path, ExperimentResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        AtomicFile.Write(path, stream => Write(stream, Create(results)));
    }

    private static XElement Create(ExperimentResults results) => Html.Element(
        "html",
        new XAttribute("lang", "en"),
        Html.Element(
            "head",
            new XElement("meta", new XAttribute("charset", "utf-8")),
            new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
            Html.Element("title", Title),
            // Not through Html.Element, which would take its line breaks for control characters.
            new XElement("style", ReportStyle.Css)),
        Html.Element(
            "body",
            Html.Element(
                "main",
                Html.Element("h1", Title),
                AnswerSection.Create(results),
                results.Experiments.Select(experiment => ExperimentSection.Create(experiment, results.Seed)),
                ClaimSection.Create(results),
                FeatureSelectionSection.Create(results),
                EncodingSection.Create(results),
                AuditSection.Create(results),
                SegmentSection.Create(results),
                ExplanationSection.Create(results),
                BudgetSection.Create(results),
                SweepSection.Create(results),
                DataSection.Create(results.Data),
                MethodSection.Create(results)),
            Html.Element(
                "footer",
                Html.Paragraph(
                    Html.Class("small"),
                    FormattableString.Invariant($"Seed {results.Seed}. Data file {results.Data.Source}, SHA-256 {results.Data.Sha256}. The same figures for programs stand in {ResultsFile.Name}.")))));

    private static void Write(Stream stream, XElement page)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        stream.Write("<!DOCTYPE html>\n"u8);
        using (var writer = XmlWriter.Create(stream, settings))
            page.Save(writer);
        stream.WriteByte((byte)'\n');
    }
}
