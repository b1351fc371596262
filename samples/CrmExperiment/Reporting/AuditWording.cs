using System.Globalization;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

internal static class AuditWording
{
    /// <summary>What was audited, those without a finding among them.</summary>
    public static IEnumerable<string> Subjects(ExperimentResults results) => results.Experiments
        .Select(experiment => experiment.Name)
        .Concat((results.Audit ?? []).Select(finding => finding.Experiment))
        .Distinct(StringComparer.Ordinal);

    public static string Figure(AuditFindingResult finding) => finding.Figure.ToString("G4", CultureInfo.InvariantCulture);
}
