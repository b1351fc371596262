namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>The options of a <see cref="CliffWalking"/>. Immutable.</summary>
public sealed record CliffWalkingOptions
{
    /// <summary>Whether a move goes to each side as often as it goes as intended, as in <c>CliffWalkingSlippery-v1</c>. Default: false.</summary>
    public bool IsSlippery { get; init; }

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
