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
        return Html.Section(
            "feature-selection",
            FeatureSelectionWording.Heading,
            variants.GroupBy(variant => variant.Learner).Select(learner => Table(learner.Key, [.. FeatureSelectionWording.Rows([.. learner])])),
            FeatureSelectionWording.Sentences(variants).Select(sentence => Html.Paragraph(sentence)));
    }

    private static XElement Table(string learner, string[][] rows) => Html.Table(
        learner == "table" ? "The published experiment, plain and with switches for its features" : "With switches, learned by weights of features in place of a table of states",
        rows[0],
        rows.Skip(1));
}
