using System.Collections.Immutable;

namespace TabularRl.Checking;

/// <summary>Collects findings; of each code the first, since the others say no more. Numbers are written alike in every culture.</summary>
internal sealed class CheckLog(string subject, ImmutableArray<string> codes)
{
    private readonly Dictionary<string, CheckFinding> _findings = [];

    public void Error(string code, FormattableString message, string advice) => Add(code, CheckSeverity.Error, message, advice);

    public void Warning(string code, FormattableString message, string advice) => Add(code, CheckSeverity.Warning, message, advice);

    public bool Has(string code) => _findings.ContainsKey(code);

    public CheckReport ToReport() => new(_findings.Values.OrderBy(finding => codes.IndexOf(finding.Code)));

    private void Add(string code, CheckSeverity severity, FormattableString message, string advice) => _findings.TryAdd(code, new CheckFinding
    {
        Code = code,
        Severity = severity,
        Message = FormattableString.Invariant(message),
        Advice = advice,
        Subject = subject,
    });
}
