namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>A hand of cards, as far as it matters: the sum with aces as 1, whether there is an ace, and whether it is a natural.</summary>
internal readonly record struct BlackjackHand(int HardSum, bool HasAce, bool IsNatural)
{
    private const int Limit = 21;
    private const int StandSum = 17;

    /// <summary>Whether an ace counts 11.</summary>
    public bool HasUsableAce => HasAce && HardSum + 10 <= Limit;

    public int Sum => HasUsableAce ? HardSum + 10 : HardSum;

    public bool IsBust => Sum > Limit;

    /// <summary>Whether the dealer stands on it.</summary>
    public bool Stands => Sum >= StandSum;

    public static BlackjackHand Of(int first, int second)
    {
        BlackjackHand hand = new BlackjackHand(first, first == 1, false).Add(second);
        return hand with { IsNatural = hand.Sum == Limit };
    }

    // Three cards are never a natural.
    public BlackjackHand Add(int card) => new(HardSum + card, HasAce || card == 1, false);
}
