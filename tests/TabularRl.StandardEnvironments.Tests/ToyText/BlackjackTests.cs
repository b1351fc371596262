using TabularRl.Environments;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.ToyText;

[TestFixture]
internal sealed class BlackjackTests
{
    // Of an endless deck, dealer standing on every 17; by the card he shows, ace first.
    private static readonly double[] DealerBusts = [0.1153, 0.3536, 0.3739, 0.3945, 0.4164, 0.4232, 0.2623, 0.2447, 0.2284, 0.2121];

    [Test]
    public void Transitions_OfStickingLow_WinWhenTheDealerBusts()
    {
        var blackjack = new Blackjack();
        for (int card = 1; card <= 10; card++)
        {
            int state = BlackjackModel.NumberOf(BlackjackHand.Of(10, 2), card);
            (double Probability, int Next, double Reward, bool Terminated)[] outcomes = Outcomes.Of(blackjack, state, 0);
            Assert.That(outcomes.Select(outcome => (outcome.Next, outcome.Reward, outcome.Terminated)), Is.EqualTo(new[] { (state, -1.0, true), (state, 1.0, true) }));
            Assert.That(outcomes[1].Probability, Is.EqualTo(DealerBusts[card - 1]).Within(6e-5));
        }
    }

    [TestCase(BlackjackRules.SuttonBarto, 0, 1 / 13.0, 1.0)]
    [TestCase(BlackjackRules.Natural, 0, 1 / 13.0, 1.5)]
    [TestCase(BlackjackRules.Plain, 0, 1 / 13.0, 1.0)]
    public void Transitions_OfStickingOnANatural_PayByTheRules(BlackjackRules rules, double loss, double leastDraw, double reward)
    {
        var blackjack = new Blackjack(new BlackjackOptions { Rules = rules });
        int state = BlackjackModel.NumberOf(BlackjackHand.Of(1, 10), dealerCard: 10);
        (double Probability, int Next, double Reward, bool Terminated)[] outcomes = Outcomes.Of(blackjack, state, 0);
        Assert.That(outcomes.Select(outcome => outcome.Reward), Is.EqualTo(new[] { 0, reward }));
        if (rules == BlackjackRules.SuttonBarto)
            Assert.That(outcomes[0].Probability, Is.EqualTo(leastDraw).Within(1e-15), "a draw needs the dealer's natural");
        else
            Assert.That(outcomes[0].Probability, Is.GreaterThan(leastDraw), "any 21 of the dealer's draws");
        Assert.That(outcomes.Sum(outcome => outcome.Probability), Is.EqualTo(1 - loss).Within(1e-12));
    }

    [Test]
    public void Transitions_OfSticking21OfThreeCards_AreNotANaturals()
    {
        var blackjack = new Blackjack(new BlackjackOptions { Rules = BlackjackRules.Natural });
        int state = BlackjackModel.NumberOf(BlackjackHand.Of(1, 5).Add(5), dealerCard: 6);
        Assert.That(Outcomes.Of(blackjack, state, 0).Max(outcome => outcome.Reward), Is.EqualTo(1));
    }

    [Test]
    public void Transitions_OfAHit_AreTenCards()
    {
        var blackjack = new Blackjack();
        int state = BlackjackModel.NumberOf(BlackjackHand.Of(10, 6), dealerCard: 3);
        (double Probability, int Next, double Reward, bool Terminated)[] outcomes = Outcomes.Of(blackjack, state, 1);
        for (int card = 1; card <= 10; card++)
        {
            (double probability, int next, double reward, bool terminated) = outcomes[card - 1];
            Assert.That(probability, Is.EqualTo((card == 10 ? 4 : 1) / 13.0));
            Assert.That(BlackjackModel.Read(next), Is.EqualTo((16 + card, 3, false)));
            Assert.That((reward, terminated), Is.EqualTo(card > 5 ? (-1.0, true) : (0.0, false)));
        }
    }

    [TestCase(1, 6, 7, 14, false)]
    [TestCase(1, 6, 4, 21, true)]
    [TestCase(5, 5, 1, 21, true)]
    [TestCase(10, 5, 1, 16, false)]
    [TestCase(1, 1, 10, 12, false)]
    [TestCase(1, 1, 9, 21, true)]
    public void Hands_WithAnAce_CountItElevenWhereThatIsNoBust(int first, int second, int third, int sum, bool usable)
    {
        BlackjackHand hand = BlackjackHand.Of(first, second).Add(third);
        Assert.That((hand.Sum, hand.HasUsableAce, hand.IsNatural), Is.EqualTo((sum, usable, false)));
        Assert.That(BlackjackModel.Read(BlackjackModel.NumberOf(hand, 7)), Is.EqualTo((sum, 7, usable)));
    }

    [Test]
    public void StartProbabilities_OfNaturals_AreEightIn169()
    {
        double[] starts = new Blackjack().StartProbabilities.ToArray();
        double naturals = Enumerable.Range(1, 10).Sum(card => starts[BlackjackModel.NumberOf(BlackjackHand.Of(10, 1), card)]);
        Assert.That(naturals, Is.EqualTo(8 / 169.0).Within(1e-15));
        Assert.That(starts[BlackjackModel.NumberOf(BlackjackHand.Of(1, 5).Add(5), 2)], Is.Zero);
    }

    [Test]
    public void Step_OfManyHands_DrawsAsNumPyChoosesCards()
    {
        // The dealer's two cards, the player's two, a suit, and a face under a ten.
        var blackjack = new Blackjack();
        var observation = new double[3];
        for (ulong seed = 0; seed < 200; seed++)
        {
            var random = new TabularRl.Randomness.Pcg64(seed);
            int[] cards = [.. Enumerable.Range(0, 4).Select(_ => Math.Min(random.NextInt32(13) + 1, 10))];
            random.NextInt32(4);
            if (cards[0] == 10)
                random.NextInt32(3);
            blackjack.Reset(seed, observation);
            BlackjackHand hand = BlackjackHand.Of(cards[2], cards[3]);
            Assert.That(observation, Is.EqualTo(new double[] { hand.Sum, cards[0], hand.HasUsableAce ? 1 : 0 }));
            Assert.That(blackjack.RandomState, Is.EqualTo(random.RandomState));
        }
    }

    [Test]
    public void ResetTo_OfEveryDeal_HasItsHandAndDrawsTheHiddenCard()
    {
        var blackjack = new Blackjack();
        var observation = new double[3];
        Assert.That(blackjack.StartCount, Is.EqualTo(270));
        int last = -1;
        for (int start = 0; start < blackjack.StartCount; start++)
        {
            blackjack.ResetTo(start, 1, observation);
            Assert.That(blackjack.CurrentState, Is.GreaterThan(last));
            last = blackjack.CurrentState;
        }

        // The last is a natural against a ten, which the dealer draws against exactly if his hidden card is an ace.
        Assert.That(observation, Is.EqualTo(new double[] { 21, 10, 1 }));
        var rewards = new HashSet<double>();
        for (ulong seed = 0; seed < 100; seed++)
        {
            blackjack.ResetTo(blackjack.StartCount - 1, seed, observation);
            rewards.Add(blackjack.Step(0, observation).Reward);
        }

        Assert.That(rewards, Is.EquivalentTo(new[] { 0.0, 1.0 }));
    }

    [Test]
    public void IsGoalReached_OfAHand_IsWhetherItWasWon()
    {
        var blackjack = new Blackjack();
        var observation = new double[3];
        for (ulong seed = 0; seed < 50; seed++)
        {
            blackjack.Reset(seed, observation);
            StepResult result = blackjack.Step(0, observation);
            Assert.That(blackjack.IsGoalReached, Is.EqualTo(result.Reward > 0));
        }
    }

    [Test]
    public void Render_OfAHand_ShowsTheDealersSumAtTheEnd()
    {
        var blackjack = new Blackjack();
        var observation = new double[3];
        blackjack.Reset(42, observation);
        Assert.That(blackjack.Render(), Is.EqualTo("player 15\ndealer shows 2"));
        Assert.That(blackjack.Step(0, observation).Reward, Is.EqualTo(1));
        Assert.That(blackjack.Render(), Does.Match("^player 15\ndealer (2[2-6], bust)$"));
    }

    [Test]
    public void Rules_ThatAreNone_AreRefused() =>
        Assert.That(() => new BlackjackOptions { Rules = (BlackjackRules)3 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
}
