using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>Why a few test customers get their actions.</summary>
internal static class ExplanationSection
{
    public static XElement? Create(ExperimentResults results) => results.Explanations is not { Count: > 0 } explanations
        ? null
        : Html.Section(
            "explanations",
            ExplanationWording.Heading,
            Html.Paragraph(
                "Single test customers at their first contact, as the policy sees them: of each trained policy the first customer for each action that it takes, three at most, and the first of whom it knows nothing. "
                + "The table rounds every feature to two decimals, rates to whole per cents. This section names customers: whoever may not see the workbook should not get it either."),
            explanations.GroupBy(explanation => explanation.Experiment).SelectMany(Describe));

    private static IEnumerable<XElement> Describe(IGrouping<string, ExplanationResult> experiment)
    {
        yield return Html.Element("h3", experiment.Key);
        if (ExplanationWording.Common(experiment) is string common)
            yield return Html.Paragraph(common);
        foreach (string caveat in experiment.SelectMany(ExplanationWording.Caveats).Distinct())
            yield return Html.Paragraph(caveat);
        foreach (ExplanationResult explanation in experiment)
        {
            yield return Html.Paragraph(Html.Element("strong", ExplanationWording.Headline(explanation)));
            yield return Html.List(ExplanationWording.Lines(explanation));
            if (ExplanationWording.Contributions(explanation) is string contributions)
                yield return Html.Paragraph(contributions);
            if (explanation.Contributions is { } shares)
            {
                IReadOnlyList<string[]> table = ExplanationWording.ContributionTable(shares);
                yield return Html.Table(FormattableString.Invariant($"What speaks for it, customer {explanation.Customer}"), table[0], table.Skip(1));
                if (ExplanationWording.Caution(shares) is string caution)
                    yield return Html.Paragraph(caution);
            }

            if (ExplanationWording.NearestLead(explanation) is string lead)
            {
                yield return Html.Paragraph(lead);
                yield return Html.List(ExplanationWording.Nearest(explanation));
            }
        }
    }
}
