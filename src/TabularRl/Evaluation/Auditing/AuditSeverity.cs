namespace TabularRl.Evaluation.Auditing;

/// <summary>How much a finding weighs.</summary>
public enum AuditSeverity
{
    /// <summary>Something to know when the figures are read.</summary>
    Note,

    /// <summary>Something that weakens a conclusion.</summary>
    Warning,

    /// <summary>Something that makes a conclusion wrong or empty.</summary>
    Error,
}
