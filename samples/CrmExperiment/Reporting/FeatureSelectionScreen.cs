using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The feature selection on the screen.</summary>
internal static class FeatureSelectionScreen
{
    public static void Write(TextWriter output, ExperimentResults results) => Write(new PlainText(output), results);

    public static void Write(PlainText text, ExperimentResults results)
    {
        if (results.FeatureSelection is not { Count: > 0 } variants)
            return;
        text.Blank();
        text.Heading(FeatureSelectionWording.Heading);
        foreach (IGrouping<string, FeatureSelectionResult> learner in variants.GroupBy(variant => variant.Learner))
            text.Table([.. FeatureSelectionWording.Rows([.. learner])], numbers: true);
        foreach (string sentence in FeatureSelectionWording.Sentences(variants))
            text.Paragraph(sentence, 2);
    }
}
