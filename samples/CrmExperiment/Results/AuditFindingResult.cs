namespace CrmExperiment.Results;

/// <summary>One finding of the audit: <paramref name="Severity"/> is error, warning or note; docs/audit.md says what each code's figure counts.</summary>
internal sealed record AuditFindingResult(string Experiment, string Code, string Severity, double Figure, string Message, string Advice);
