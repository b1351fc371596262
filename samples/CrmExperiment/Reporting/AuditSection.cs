using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>What the audit found, an experiment after another.</summary>
internal static class AuditSection
{
    public static XElement? Create(ExperimentResults results) => results.Audit is null
        ? null
        : Html.Section(
            "audit",
            "What would make these figures worthless",
            Html.Paragraph(
                "The program looks for thirteen known ways in which such a result can be untrue or empty. An error makes a conclusion wrong or empty, a warning weakens it, a note should be known. Finding nothing proves nothing."),
            AuditWording.Subjects(results).SelectMany(subject => Describe(subject, results.Audit)));

    private static IEnumerable<XElement> Describe(string subject, IReadOnlyList<AuditFindingResult> findings)
    {
        AuditFindingResult[] own = [.. findings.Where(finding => finding.Experiment == subject)];
        if (own.Length == 0)
        {
            yield return Html.Paragraph(Html.Element("strong", subject), ": nothing found.");
            yield break;
        }

        yield return Html.Table(
            subject,
            ["Code", "Severity", "Figure", "What was found", "What to do"],
            own.Select(finding => new[] { finding.Code, finding.Severity, AuditWording.Figure(finding), finding.Message, finding.Advice }),
            numbers: false);
    }
}
