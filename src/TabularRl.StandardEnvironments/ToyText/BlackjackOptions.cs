namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>The options of a <see cref="Blackjack"/>. Immutable; each is checked when it is set.</summary>
public sealed record BlackjackOptions
{
    /// <summary>What a natural is worth. Default: <see cref="BlackjackRules.SuttonBarto"/>, as Gymnasium registers it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one of the rules.</exception>
    public BlackjackRules Rules
    {
        get;
        init
        {
            if (value is not (BlackjackRules.SuttonBarto or BlackjackRules.Natural or BlackjackRules.Plain))
                throw new ArgumentOutOfRangeException(nameof(Rules), value, "The rules must be SuttonBarto, Natural or Plain.");
            field = value;
        }
    } = BlackjackRules.SuttonBarto;

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }
}
