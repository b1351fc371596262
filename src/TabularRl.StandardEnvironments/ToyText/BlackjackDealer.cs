namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>How the dealer ends who shows a card: the exact distribution of his last sum, drawing to 17.</summary>
internal sealed class BlackjackDealer
{
    // By the last sum, 17 to 21, and at 0 the probability of a bust.
    private readonly double[] _probabilities = new double[22];

    public BlackjackDealer(int card)
    {
        for (int hidden = 1; hidden <= BlackjackModel.CardCount; hidden++)
            Play(BlackjackHand.Of(card, hidden), BlackjackModel.ProbabilityOf(hidden));
    }

    /// <summary>The probability of a natural.</summary>
    public double NaturalProbability { get; private set; }

    /// <summary>The probabilities with which a player who sticks at a sum, at most 21, loses, draws and wins.</summary>
    public (double Loss, double Draw, double Win) Compare(int sum)
    {
        (double loss, double draw, double win) = (0, 0, 0);
        for (int last = 0; last < _probabilities.Length; last++)
        {
            if (last > sum)
                loss += _probabilities[last];
            else if (last == sum)
                draw += _probabilities[last];
            else
                win += _probabilities[last];
        }

        return (loss, draw, win);
    }

    private void Play(BlackjackHand hand, double probability)
    {
        if (hand.Stands)
        {
            _probabilities[hand.IsBust ? 0 : hand.Sum] += probability;
            if (hand.IsNatural)
                NaturalProbability += probability;
            return;
        }

        for (int card = 1; card <= BlackjackModel.CardCount; card++)
            Play(hand.Add(card), probability * BlackjackModel.ProbabilityOf(card));
    }
}
