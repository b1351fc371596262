using System.Collections;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace TabularRl.Evaluation.Auditing;

/// <summary>What an audit found: a list of findings, in the order of <see cref="AuditCodes.All"/>. Immutable.</summary>
public sealed class AuditReport : IReadOnlyList<AuditFinding>
{
    private readonly ImmutableArray<AuditFinding> _findings;

    /// <summary>Creates a report, of several audits for example.</summary>
    /// <param name="findings">The findings.</param>
    public AuditReport(IEnumerable<AuditFinding> findings) => _findings = [.. findings];

    /// <inheritdoc />
    public int Count => _findings.Length;

    /// <inheritdoc />
    public AuditFinding this[int index] => _findings[index];

    /// <summary>The codes found, each once.</summary>
    public IEnumerable<string> Codes => _findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a code was found.</summary>
    /// <param name="code">The code, one of <see cref="AuditCodes"/>.</param>
    /// <returns>True if it was, once or more.</returns>
    public bool Has(string code) => _findings.Any(finding => finding.Code == code);

    /// <summary>The report as plain text, a line a finding; the same in every culture.</summary>
    /// <returns>Lines that end in a line feed; one that says so if nothing was found.</returns>
    public string ToText() => _findings.IsEmpty ? "The audit found nothing.\n" : string.Concat(_findings.Select(finding => finding + "\n"));

    /// <summary>Writes every finding to a logger: errors as errors, warnings as warnings, notes as information.</summary>
    /// <param name="logger">The logger.</param>
    public void WriteTo(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        foreach (AuditFinding finding in _findings)
            AuditLog.Write(logger, finding);
    }

    /// <inheritdoc />
    public IEnumerator<AuditFinding> GetEnumerator() => ((IEnumerable<AuditFinding>)_findings).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => ToText();
}
