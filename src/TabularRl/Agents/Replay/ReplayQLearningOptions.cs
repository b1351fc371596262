namespace TabularRl.Agents.Replay;

/// <summary>The options of a <see cref="ReplayQLearningAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record ReplayQLearningOptions : TabularAgentOptions
{
    /// <summary>The number of transitions that are kept, the newest; at least 1, default 10,000.</summary>
    public int BufferCapacity { get; init; } = 10_000;

    /// <summary>The number of transitions n that are learned again after each real one; at least 1, default 10.</summary>
    public int ReplayCount { get; init; } = 10;

    internal override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(BufferCapacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReplayCount, 1);
    }
}
