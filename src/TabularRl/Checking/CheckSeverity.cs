namespace TabularRl.Checking;

/// <summary>How much a finding of a check weighs.</summary>
public enum CheckSeverity
{
    /// <summary>Allowed, but it costs something or should be known.</summary>
    Warning,

    /// <summary>The contract is broken: what is learned or measured with it can be wrong.</summary>
    Error,
}
