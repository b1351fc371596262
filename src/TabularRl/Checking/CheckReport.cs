using System.Collections;
using System.Collections.Immutable;

namespace TabularRl.Checking;

/// <summary>What a check found, each code once, in the order of the codes. Immutable.</summary>
public sealed class CheckReport : IReadOnlyList<CheckFinding>
{
    private readonly ImmutableArray<CheckFinding> _findings;

    internal CheckReport(IEnumerable<CheckFinding> findings) => _findings = [.. findings];

    /// <inheritdoc />
    public int Count => _findings.Length;

    /// <inheritdoc />
    public CheckFinding this[int index] => _findings[index];

    /// <summary>Whether no error was found; warnings may have been.</summary>
    public bool Passed => !Reaches(CheckSeverity.Error);

    /// <summary>The codes found.</summary>
    public IEnumerable<string> Codes => _findings.Select(finding => finding.Code);

    /// <summary>Whether a code was found.</summary>
    /// <param name="code">The code, one of <see cref="EnvironmentCheckCodes"/> or <see cref="AgentCheckCodes"/>.</param>
    /// <returns>True if it was.</returns>
    public bool Has(string code) => Codes.Contains(code, StringComparer.Ordinal);

    /// <summary>Throws if something was found that weighs enough; for tests and for the start of a program.</summary>
    /// <param name="severity">The least severity that counts; default <see cref="CheckSeverity.Error"/>.</param>
    /// <exception cref="CheckFailedException">Something was found; its message is the whole report.</exception>
    public void ThrowIfFailed(CheckSeverity severity = CheckSeverity.Error)
    {
        if (Reaches(severity))
            throw new CheckFailedException(this);
    }

    /// <summary>The report as plain text, a line a finding; the same in every culture.</summary>
    /// <returns>Lines that end in a line feed; one that says so if nothing was found.</returns>
    public string ToText() => _findings.IsEmpty ? "The check found nothing.\n" : string.Concat(_findings.Select(finding => finding + "\n"));

    /// <inheritdoc />
    public IEnumerator<CheckFinding> GetEnumerator() => ((IEnumerable<CheckFinding>)_findings).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => ToText();

    private bool Reaches(CheckSeverity severity) => _findings.Any(finding => finding.Severity >= severity);
}
