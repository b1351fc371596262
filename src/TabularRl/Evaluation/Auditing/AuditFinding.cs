using System.Globalization;

namespace TabularRl.Evaluation.Auditing;

/// <summary>One thing that an audit found, with its evidence.</summary>
public sealed record AuditFinding
{
    /// <summary>The stable code, one of <see cref="AuditCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>How much it weighs.</summary>
    public required AuditSeverity Severity { get; init; }

    /// <summary>The evidence as one finite number; docs/audit.md says for each code what it counts.</summary>
    public required double Figure { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, in one sentence.</summary>
    public required string Advice { get; init; }

    /// <summary>What was audited: an experiment's or a claim's name.</summary>
    public required string Subject { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Subject}: {Severity.ToString().ToLowerInvariant()} {Code} ({Figure:G4}): {Message} {Advice}");
}
