using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The audit's findings on the screen.</summary>
internal static class AuditScreen
{
    public static void Write(TextWriter output, ExperimentResults results) => Write(new PlainText(output), results);

    public static void Write(PlainText text, ExperimentResults results)
    {
        if (results.Audit is not { } findings)
            return;
        text.Blank();
        text.Heading("Audit: what would make these figures worthless");
        foreach (string subject in AuditWording.Subjects(results))
        {
            AuditFindingResult[] own = [.. findings.Where(finding => finding.Experiment == subject)];
            text.Paragraph(own.Length == 0 ? $"{subject}: nothing found." : $"{subject}:");
            foreach (AuditFindingResult finding in own)
                text.Paragraph($"{finding.Severity} {finding.Code} ({AuditWording.Figure(finding)}): {finding.Message}", 2);
        }
    }
}
