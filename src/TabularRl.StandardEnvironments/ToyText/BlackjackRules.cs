namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>What a natural, an ace and a ten as the first two cards, is worth in <see cref="Blackjack"/>.</summary>
public enum BlackjackRules
{
    /// <summary>Sutton and Barto's, Gymnasium's default: a natural wins 1 unless the dealer has one too.</summary>
    SuttonBarto,

    /// <summary>A natural that wins pays 1.5, but it draws against any 21 of the dealer's.</summary>
    Natural,

    /// <summary>A natural is a 21 like any other.</summary>
    Plain,
}
