using CrmExperiment.Pipeline;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>Why customers get their actions, on the screen: one whole, or those of a run in a line each.</summary>
internal static class ExplainScreen
{
    public static void Write(TextWriter output, CustomerExplanation answer, IEnumerable<string> remarks)
    {
        var text = new PlainText(output);
        ExplanationResult explanation = answer.Explanation;
        text.Heading(ExplanationWording.Headline(explanation));
        text.Paragraph($"Policy: {explanation.Experiment}.");
        foreach (string line in remarks.Concat(ExplanationWording.Lines(explanation)))
            text.Paragraph(line);
        if (explanation.Values.Count > 0)
        {
            text.Blank();
            text.Table(ExplanationWording.ValueTable(explanation), numbers: true);
        }

        if (ExplanationWording.Contributions(explanation) is string contributions)
        {
            text.Blank();
            text.Paragraph(contributions);
        }

        if (explanation.Contributions is { } shares)
        {
            text.Table(ExplanationWording.ContributionTable(shares), numbers: true);
            if (ExplanationWording.Caution(shares) is string caution)
                text.Paragraph(caution);
        }

        if (ExplanationWording.NearestLead(explanation) is string lead)
        {
            text.Blank();
            text.Paragraph(lead);
        }

        foreach (string near in ExplanationWording.Nearest(explanation))
            text.Paragraph(near, 2);
    }

    /// <summary>The headlines of a run's explanations.</summary>
    public static void Write(PlainText text, ExperimentResults results)
    {
        if (results.Explanations is not { Count: > 0 } explanations)
            return;
        text.Blank();
        text.Heading($"{ExplanationWording.Heading} (the reasons are in the report)");
        foreach (IGrouping<string, ExplanationResult> experiment in explanations.GroupBy(explanation => explanation.Experiment))
        {
            text.Paragraph($"{experiment.Key}: {ExplanationWording.Common(experiment)}".TrimEnd());
            foreach (ExplanationResult explanation in experiment)
                text.Paragraph($"{ExplanationWording.Headline(explanation)} ({ExplanationWording.Standing(explanation)})", 2);
        }
    }
}
