namespace TabularRl.Agents.Traces;

/// <summary>The options of a <see cref="PengQLambdaAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record PengQLambdaOptions : TraceOptions
{
    /// <summary>What becomes of a trace whose state and action are met again; default <see cref="TraceKind.Replacing"/>.</summary>
    public TraceKind TraceKind { get; init; }

    internal override void Validate()
    {
        base.Validate();
        CheckKind(TraceKind);
    }
}
