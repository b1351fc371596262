using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>How the encoding of the bootcamp changes the published experiment.</summary>
internal static class EncodingSection
{
    public static XElement? Create(ExperimentResults results)
    {
        if (results.Encodings is not { } encodings)
            return null;
        IReadOnlyList<string[]> table = EncodingWording.Table(encodings);
        return Html.Section(
            "encodings",
            EncodingWording.Heading,
            Html.Paragraph(EncodingWording.Introduction(encodings)),
            Html.Table("Three states of the published experiment", table[0], table.Skip(1)),
            Html.List(EncodingWording.Correlations(encodings)));
    }
}
