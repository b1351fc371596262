namespace TabularRl.Checking;

/// <summary>One thing that a check found.</summary>
public sealed record CheckFinding
{
    /// <summary>The stable code, one of <see cref="EnvironmentCheckCodes"/> or <see cref="AgentCheckCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>How much it weighs.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>What was seen, and what was expected; the first case, where there are many.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, in one sentence.</summary>
    public required string Advice { get; init; }

    /// <summary>What was checked: the name of its type.</summary>
    public required string Subject { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Subject}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message} {Advice}";
}
