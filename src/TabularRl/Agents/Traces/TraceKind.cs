namespace TabularRl.Agents.Traces;

/// <summary>What becomes of the trace e(s,a) of a state and action that is met again; until then it decays: <c>e ← γ · λ · e</c> a step.</summary>
public enum TraceKind
{
    /// <summary>It starts anew, <c>e ← 1</c>: never above 1, however often an episode comes back. Source: Singh and Sutton 1996.</summary>
    Replacing,

    /// <summary>It adds up, <c>e ← e + 1</c>: the backward view of the λ-return. Where an episode often comes back it grows past 1, and with it the step size.</summary>
    Accumulating,

    /// <summary>Between both, <c>e ← (1 − α) · e + 1</c>. Source: van Seijen and Sutton 2014; Sutton and Barto 2018, §12.5.</summary>
    Dutch,
}
