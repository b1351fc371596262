using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// The states and transitions of blackjack. A state is the player's hand and the dealer's card: 28 hard sums (4 to 31, above 21 a bust), 10 with a
/// usable ace (12 to 21), and the natural, which the observation does not tell from another 21; times ten cards.
/// </summary>
internal static class BlackjackModel
{
    public const int StateCount = HandCount * CardCount;
    public const int CardCount = 10;

    // From two twos to a ten drawn at 21; then the sums with an ace as 11, from two aces on.
    private const int HardMinimum = 4, HardCount = 28;
    private const int SoftMinimum = 12, SoftCount = 10;
    private const int NaturalIndex = HardCount + SoftCount;
    private const int HandCount = NaturalIndex + 1;

    /// <summary>The probability of a card of an endless deck, aces as 1, and ten, jack, queen, king as 10.</summary>
    public static double ProbabilityOf(int card) => (card == 10 ? 4 : 1) / 13.0;

    public static int NumberOf(BlackjackHand player, int dealerCard)
    {
        int hand = player.IsNatural ? NaturalIndex : player.HasUsableAce ? HardCount + player.Sum - SoftMinimum : player.Sum - HardMinimum;
        return hand * CardCount + dealerCard - 1;
    }

    /// <summary>What is seen of a state: the player's sum, the dealer's card, whether an ace counts 11.</summary>
    public static (int Sum, int DealerCard, bool HasUsableAce) Read(int state)
    {
        (int hand, int card) = Math.DivRem(state, CardCount);
        return hand switch
        {
            < HardCount => (hand + HardMinimum, card + 1, false),
            NaturalIndex => (21, card + 1, true),
            _ => (hand - HardCount + SoftMinimum, card + 1, true),
        };
    }

    /// <summary>The player's hand and the dealer's card of a state.</summary>
    public static (BlackjackHand Player, int DealerCard) Deal(int state) => (HandOf(state), state % CardCount + 1);

    public static TransitionTable Build(BlackjackRules rules)
    {
        BlackjackDealer[] dealers = [.. Enumerable.Range(1, CardCount).Select(card => new BlackjackDealer(card))];
        return new TransitionTable(
            StateCount, Blackjack.Actions, (state, action) => action == Blackjack.Hit ? Hit(state) : Stick(state, dealers[state % CardCount], rules));
    }

    public static double[] GetStartProbabilities()
    {
        var probabilities = new double[StateCount];
        for (int dealer = 1; dealer <= CardCount; dealer++)
        {
            for (int first = 1; first <= CardCount; first++)
            {
                for (int second = 1; second <= CardCount; second++)
                {
                    probabilities[NumberOf(BlackjackHand.Of(first, second), dealer)] +=
                        ProbabilityOf(dealer) * ProbabilityOf(first) * ProbabilityOf(second);
                }
            }
        }

        return probabilities;
    }

    private static IEnumerable<ModelTransition> Hit(int state)
    {
        BlackjackHand hand = HandOf(state);
        if (hand.IsBust)
            return [new ModelTransition(1, state, 0, true)];
        return Enumerable.Range(1, CardCount).Select(card =>
        {
            BlackjackHand next = hand.Add(card);
            return new ModelTransition(ProbabilityOf(card), NumberOf(next, state % CardCount + 1), next.IsBust ? -1 : 0, next.IsBust);
        });
    }

    // Loss, draw, win, of which those that cannot be are left out.
    private static IEnumerable<ModelTransition> Stick(int state, BlackjackDealer dealer, BlackjackRules rules)
    {
        BlackjackHand hand = HandOf(state);
        if (hand.IsBust)
            return [new ModelTransition(1, state, 0, true)];

        (double loss, double draw, double win) = hand.IsNatural && rules == BlackjackRules.SuttonBarto
            ? (0, dealer.NaturalProbability, 1 - dealer.NaturalProbability)
            : dealer.Compare(hand.Sum);
        // The dealer's natural beats no other 21: a draw, in all three rules, since sums are compared.
        double winReward = hand.IsNatural && rules == BlackjackRules.Natural ? Blackjack.NaturalReward : 1;
        ModelTransition[] outcomes =
        [
            new(loss, state, -1, true),
            new(draw, state, 0, true),
            new(win, state, winReward, true),
        ];
        return outcomes.Where(outcome => outcome.Probability > 0);
    }

    // Any hand that is seen so and acts so; which cards it was made of does not matter.
    private static BlackjackHand HandOf(int state)
    {
        (int sum, _, bool hasUsableAce) = Read(state);
        return new BlackjackHand(hasUsableAce ? sum - 10 : sum, hasUsableAce, state / CardCount == NaturalIndex);
    }
}
