namespace TabularRl.Agents.Traces;

/// <summary>The options that every agent with eligibility traces has. The defaults suit small stochastic tasks.</summary>
public abstract record TraceOptions : TabularAgentOptions
{
    private protected TraceOptions()
    {
    }

    /// <summary>The trace decay λ, in [0, 1]; default 0.9. 0 is the one-step agent, 1 credits whole returns. Traces fade by γ · λ a step.</summary>
    public double TraceDecay { get; init; } = 0.9;

    /// <summary>
    /// A trace is dropped once it has decayed to this part of a fresh one or below; in [0, 1), default 0.001. A step costs time in proportion to the
    /// traces that live, at most about <c>ln(TraceCutoff) / ln(γ · λ)</c>; 0 keeps all to the end of the episode.
    /// </summary>
    public double TraceCutoff { get; init; } = 0.001;

    internal override void Validate()
    {
        base.Validate();
        if (!(TraceDecay is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(TraceDecay), TraceDecay, "The trace decay λ must lie in [0, 1].");
        if (!(TraceCutoff is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(TraceCutoff), TraceCutoff, "The trace cut-off must lie in [0, 1): it is a part of a fresh trace.");
    }

    private protected static void CheckKind(TraceKind kind)
    {
        if (!Enum.IsDefined(kind))
            throw new ArgumentOutOfRangeException(nameof(TraceKind), kind, "The kind of traces must be Replacing, Accumulating or Dutch.");
    }
}
