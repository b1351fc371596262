namespace TabularRl.Agents.NStep;

/// <summary>The options that every agent with targets of n steps has. The defaults suit small stochastic tasks.</summary>
public abstract record NStepOptions : TabularAgentOptions
{
    private protected NStepOptions()
    {
    }

    /// <summary>
    /// The number n of rewards in a target before it bootstraps; at least 1, default 4. 1 is the one-step agent; an n past the longest
    /// episode learns from whole returns, as Monte-Carlo agents do. A step costs time in proportion to it.
    /// </summary>
    public int BackupLength { get; init; } = 4;

    internal override void Validate()
    {
        base.Validate();
        if (BackupLength < 1)
            throw new ArgumentOutOfRangeException(nameof(BackupLength), BackupLength, "The backup length n must be 1 or more; 1 is the one-step agent.");
    }
}
