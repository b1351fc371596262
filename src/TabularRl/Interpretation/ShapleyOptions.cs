namespace TabularRl.Interpretation;

/// <summary>What a <see cref="ShapleyExplainer"/> shares out.</summary>
public sealed record ShapleyOptions
{
    /// <summary>The quantity; default <see cref="ShapleyTarget.Advantage"/>.</summary>
    public ShapleyTarget Target { get; init; } = ShapleyTarget.Advantage;

    /// <summary>The action whose quantity it is, or null, the default, for the one that the policy chooses in the explained state.</summary>
    public int? Action { get; init; }
}
