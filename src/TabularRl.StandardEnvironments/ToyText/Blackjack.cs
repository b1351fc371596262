using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// Gymnasium's <c>Blackjack-v1</c>, Sutton and Barto's example 5.1: one hand against a dealer who draws to 17, from an endless deck.
/// Actions: 0 stick, 1 hit. The observation is three numbers: the player's sum (an ace as 11 where that is no bust), the card that the
/// dealer shows (an ace as 1), and 1 if the player has an ace that counts 11, else 0. Winning earns 1, a draw 0, losing −1.
/// </summary>
/// <remarks>
/// <para>The model folds the dealer's play into the outcomes of sticking (loss, draw, win) and has ten outcomes of a hit, one a card. It tells
/// the natural from another 21, since the rules do; the observation does not. A bust is a state that leads back to itself. Starts are
/// the deals, 270 states of a hand and a dealer's card, which are not equally likely: where each is played as often as another, as exploring
/// starts do, the mean is not that of a deal.</para>
/// <para>Exact values of a deal, undiscounted: optimum −0.043113, uniformly random −0.3942; with <see cref="BlackjackRules.Natural"/> −0.025729 and −0.3855; with
/// <see cref="BlackjackRules.Plain"/> −0.046556 and −0.3959. Gymnasium sets no time limit.</para>
/// <para>A seed plays Gymnasium's episode. A reset draws two cards for the dealer, two for the player, and what Gymnasium shows of the
/// dealer's card: a suit, and a face if it is a 10. A hit draws a card; after a stick the dealer draws his.</para>
/// </remarks>
public sealed class Blackjack : StartableEnvironment, IFiniteEnvironment, IGoalEnvironment
{
    internal const int Stick = 0, Hit = 1, Actions = 2;
    internal const double NaturalReward = 1.5;

    private const int DeckCount = 13, SuitCount = 4, FaceCount = 3, TenCard = 10;

    private readonly TransitionTable _model;
    private readonly double[] _startProbabilities;
    private readonly int[] _starts;

    private BlackjackHand _player;
    private BlackjackHand _dealer;
    private int _dealerCard;
    private bool _hasStuck;

    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: Sutton and Barto's rules.</param>
    public Blackjack(BlackjackOptions? options = null)
        : this(options ?? new BlackjackOptions(), BlackjackModel.GetStartProbabilities())
    {
    }

    private Blackjack(BlackjackOptions options, double[] startProbabilities)
        : base(3, Actions, startProbabilities.Count(probability => probability > 0), isDeterministic: false, options.Seed)
    {
        Options = options;
        _model = BlackjackModel.Build(options.Rules);
        _startProbabilities = startProbabilities;
        _starts = [.. Enumerable.Range(0, startProbabilities.Length).Where(state => startProbabilities[state] > 0)];
    }

    /// <summary>The options.</summary>
    public BlackjackOptions Options { get; }

    /// <inheritdoc />
    public IFiniteModel Model => _model;

    /// <inheritdoc />
    public int CurrentState
    {
        get
        {
            CheckReset();
            return BlackjackModel.NumberOf(_player, _dealerCard);
        }
    }

    /// <inheritdoc />
    public ReadOnlySpan<double> StartProbabilities => _startProbabilities;

    /// <summary>Whether the running or last hand was won.</summary>
    public bool IsGoalReached => LastStep.Reward > 0;

    /// <inheritdoc />
    public void GetObservation(int state, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, BlackjackModel.StateCount);
        CheckLength(observation);
        (int sum, int dealerCard, bool hasUsableAce) = BlackjackModel.Read(state);
        Write(observation, sum, dealerCard, hasUsableAce);
    }

    private protected override void Begin(int start)
    {
        _dealerCard = DrawCard();
        int hiddenCard = DrawCard();
        _player = BlackjackHand.Of(DrawCard(), DrawCard());
        _hasStuck = false;

        // Gymnasium draws what its picture shows from the same generator.
        Random.NextInt32(SuitCount);
        if (_dealerCard == TenCard)
            Random.NextInt32(FaceCount);
        if (start != DrawnStart)
            (_player, _dealerCard) = BlackjackModel.Deal(_starts[start]);
        _dealer = BlackjackHand.Of(_dealerCard, hiddenCard);
    }

    private protected override StepResult Advance(int action)
    {
        if (action == Hit)
        {
            _player = _player.Add(DrawCard());
            return new StepResult(_player.IsBust ? -1 : 0, _player.IsBust, false);
        }

        while (!_dealer.Stands)
            _dealer = _dealer.Add(DrawCard());
        _hasStuck = true;
        return new StepResult(Compare(), true, false);
    }

    private protected override void Observe(Span<double> observation) => Write(observation, _player.Sum, _dealerCard, _player.HasUsableAce);

    private protected override string Draw()
    {
        string player = $"player {_player.Sum}{(_player.HasUsableAce ? " with a usable ace" : "")}{(_player.IsBust ? ", bust" : "")}";
        string dealer = _hasStuck ? $"dealer {_dealer.Sum}{(_dealer.IsBust ? ", bust" : "")}" : $"dealer shows {_dealerCard}";
        return $"{player}\n{dealer}";
    }

    private static void Write(Span<double> observation, int sum, int dealerCard, bool hasUsableAce)
    {
        observation[0] = sum;
        observation[1] = dealerCard;
        observation[2] = hasUsableAce ? 1 : 0;
    }

    private int DrawCard() => Math.Min(Random.NextInt32(DeckCount) + 1, TenCard);

    private double Compare()
    {
        // Before the sums: under these rules a natural wins against a 21 of more cards, too.
        if (_player.IsNatural && !_dealer.IsNatural && Options.Rules == BlackjackRules.SuttonBarto)
            return 1;
        int reward = _dealer.IsBust ? 1 : Math.Sign(_player.Sum - _dealer.Sum);
        return reward == 1 && _player.IsNatural && Options.Rules == BlackjackRules.Natural ? NaturalReward : reward;
    }
}
