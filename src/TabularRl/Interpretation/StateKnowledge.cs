namespace TabularRl.Interpretation;

/// <summary>What a table knows of a state.</summary>
public enum StateKnowledge
{
    /// <summary>The table has no row for the state: every value is the initial one, and the greedy action says nothing.</summary>
    Unknown,

    /// <summary>The table has a row, but no action of it was ever updated.</summary>
    NeverUpdated,

    /// <summary>At least one action of the state was updated.</summary>
    Known,
}
