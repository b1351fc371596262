using TabularRl.Environments;
using TabularRl.Tests.Support;

namespace TabularRl.StandardEnvironments.Tests;

[TestFixture]
internal sealed class TransitionTableTests
{
    [Test]
    public void Find_OfANumber_IsTheFirstOutcomeWhoseCumulativeProbabilityExceedsIt()
    {
        TransitionTable table = Table(0.25, 0, 0.5, 0.25);
        Assert.Multiple(() =>
        {
            Assert.That(table.Find(0, 0, 0).Reward, Is.Zero);
            Assert.That(table.Find(0, 0, Math.BitDecrement(0.25)).Reward, Is.Zero);
            Assert.That(table.Find(0, 0, 0.25).Reward, Is.EqualTo(2), "exceeds, and an outcome of probability 0 never comes");
            Assert.That(table.Find(0, 0, 0.75).Reward, Is.EqualTo(3));
            Assert.That(table.Find(0, 0, Math.BitDecrement(1)).Reward, Is.EqualTo(3));
        });
    }

    [Test]
    public void Find_WhereRoundingLeavesNone_IsTheFirst()
    {
        TransitionTable table = Table([.. Enumerable.Repeat(0.1, 10)]);
        Assert.That(table.Find(0, 0, Math.BitDecrement(1)).Reward, Is.Zero);
    }

    [Test]
    public void Outcomes_ThatSumToLess_NameStateAndAction()
    {
        using var culture = new HostileCulture();
        Assert.That(() => Table(0.5, 0.4), Throws.ArgumentException.With.Message.EqualTo("State 0, action 0: the probabilities sum to 0.9; they must sum to 1."));
    }

    [TestCase(-0.5, 0, 0.0)]
    [TestCase(double.NaN, 0, 0.0)]
    [TestCase(1, 2, 0.0)]
    [TestCase(1, -1, 0.0)]
    [TestCase(1, 0, double.PositiveInfinity)]
    public void Outcomes_ThatAreNone_NameStateAndAction(double probability, int next, double reward) => Assert.That(
        () => new TransitionTable(2, 2, (state, action) => [state == 1 && action == 1 ? new ModelTransition(probability, next, reward, false) : new ModelTransition(1, 0, 0, false)]),
        Throws.ArgumentException.With.Message.StartsWith("State 1, action 1: probability"));

    [TestCase(0.0, 1)]
    [TestCase(0.49, 1)]
    [TestCase(0.5, 3)]
    [TestCase(0.999, 3)]
    public void FindStart_OfANumber_IsTheFirstStateWhoseCumulativeProbabilityExceedsIt(double u, int state) =>
        Assert.That(StartDistribution.Uniform(5, 1, 3).Find(u), Is.EqualTo(state));

    [Test]
    public void FindStart_WhereRoundingLeavesNone_IsStateZero() =>
        Assert.That(StartDistribution.Uniform(11, [.. Enumerable.Range(1, 10)]).Find(Math.BitDecrement(1)), Is.Zero);

    private static TransitionTable Table(params double[] probabilities) =>
        new(1, 1, (_, _) => probabilities.Select((probability, i) => new ModelTransition(probability, 0, i, false)));
}
