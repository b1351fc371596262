using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The published claim, why it does not hold, and the two sets of figures side by side.</summary>
internal static class ClaimSection
{
    public static XElement Create(ExperimentResults results)
    {
        var claim = PublishedClaim.Of(results);
        IReadOnlyList<string> head = claim.HasFiguresHere ? ["Figure", "Published", "Here"] : ["Figure", "Published"];
        return Html.Section(
            "claim",
            "The published claim, and why it does not hold",
            Html.Paragraph(
                $"The experiment that this one follows was published with the claim that its policy is {Figures.Number(PublishedFigures.ClaimedFactor, 1)}× as good as chance. That does not hold, for these reasons:"),
            Html.List(claim.Reasons.Select(reason => $"{Wording.Capitalized(reason)}.")),
            Html.Table(
                claim.HasFiguresHere ? "The published figures, quoted, beside those measured here" : "The published figures, quoted",
                head,
                claim.Rows.Select(row => claim.HasFiguresHere
                    ? new[] { Wording.Capitalized(row.What), row.Published, row.Here }
                    : [Wording.Capitalized(row.What), row.Published]),
                numbers: false),
            claim.Caution is string caution ? Html.Paragraph(caution) : null);
    }
}
