using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>What becomes of the published experiment when the agent also selects features.</summary>
internal static class FeatureSelectionSection
{
    public static XElement? Create(ExperimentResults results)
    {
        if (results.FeatureSelection is not { Count: > 0 } variants)
            return null;
        string[][] rows = [.. FeatureSelectionWording.Rows(variants)];
        return Html.Section(
            "feature-selection",
            FeatureSelectionWording.Heading,
            Html.Table("The published experiment, plain and with switches for its features", rows[0], rows.Skip(1)),
            FeatureSelectionWording.Sentences(variants).Select(sentence => Html.Paragraph(sentence)));
    }
}
