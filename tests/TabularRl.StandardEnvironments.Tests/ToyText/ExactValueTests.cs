using TabularRl.StandardEnvironments.Tests.Oracles;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.ToyText;

/// <summary>The models are worth what Gymnasium's own tables are worth, to all digits that were published of them.</summary>
[TestFixture]
internal sealed class ExactValueTests
{
    private static readonly FrozenLakeOptions Large = new() { Map = FrozenLakeMap.Standard8x8 };

    [TestCase(1, 14.0 / 17.0)]
    [TestCase(0.99, 0.542026)]
    [TestCase(0.95, 0.180472)]
    [TestCase(0.9, 0.068891)]
    public void FrozenLake4x4_ByOptimalPlay_IsWorth(double discountFactor, double value) =>
        Assert.That(Optimum.Of(new FrozenLake(), discountFactor), Is.EqualTo(value).Within(5e-7));

    [Test]
    public void FrozenLake8x8_ByOptimalPlay_IsWorth() =>
        Assert.That(Optimum.Of(new FrozenLake(Large), 0.99), Is.EqualTo(0.414640).Within(5e-7));

    [Test]
    public void FrozenLake8x8_ByOptimalPlayForEver_IsWonForCertain() => Assert.That(Optimum.Of(new FrozenLake(Large)), Is.EqualTo(1).Within(1e-6));

    [Test]
    public void FrozenLake_WithinItsLimit_IsWorth() => Assert.Multiple(() =>
    {
        Assert.That(FiniteHorizon.Best(new FrozenLake(), FrozenLake.StepLimit4x4), Is.EqualTo(0.744190).Within(5e-7));
        Assert.That(FiniteHorizon.Random(new FrozenLake(), FrozenLake.StepLimit4x4), Is.EqualTo(0.013940).Within(5e-7));
        Assert.That(FiniteHorizon.Best(new FrozenLake(Large), FrozenLake.StepLimit8x8), Is.EqualTo(0.913220).Within(5e-7));
        Assert.That(FiniteHorizon.Random(new FrozenLake(Large), FrozenLake.StepLimit8x8), Is.EqualTo(0.001901).Within(5e-7));
    });

    [Test]
    public void CliffWalking_ByOptimalAndRandomPlay_IsWorth()
    {
        var slippery = new CliffWalking(new CliffWalkingOptions { IsSlippery = true });
        Assert.Multiple(() =>
        {
            Assert.That(Optimum.Of(new CliffWalking()), Is.EqualTo(-13).Within(1e-9));
            Assert.That(Optimum.Of(new CliffWalking(), 0.99), Is.EqualTo(-12.247898).Within(5e-7));
            Assert.That(FiniteHorizon.Random(new CliffWalking(), 200), Is.EqualTo(-2079.1).Within(0.05));
            Assert.That(Optimum.Of(slippery), Is.EqualTo(-64.709).Within(5e-4));
            Assert.That(FiniteHorizon.Random(slippery, 200), Is.EqualTo(-2079.1).Within(0.05));
        });
    }

    [Test]
    public void CliffWalking_WithEpsilonATenth_PrefersTheSaferPath()
    {
        var cliff = new CliffWalking();
        int[] alongTheCliff = [.. Enumerable.Range(0, 48).Select(state => state is 36 ? 0 : state % 12 == 11 ? 2 : 1)];
        (double best, int[] greedy) = EpsilonSoft.Best(cliff, 0.1);
        Assert.Multiple(() =>
        {
            Assert.That(EpsilonSoft.Of(cliff, 0, alongTheCliff), Is.EqualTo(-13).Within(1e-9));
            Assert.That(EpsilonSoft.Of(cliff, 0.1, alongTheCliff), Is.EqualTo(-45.80).Within(5e-3));
            Assert.That(best, Is.EqualTo(-20.71).Within(5e-3));
            Assert.That(EpsilonSoft.Of(cliff, 0, greedy), Is.EqualTo(-15).Within(1e-9));
        });
    }

    [TestCase(1, 7.93)]
    [TestCase(0.99, 6.327464)]
    [TestCase(0.95, 1.729930)]
    public void Taxi_ByOptimalPlay_IsWorth(double discountFactor, double value) =>
        Assert.That(Optimum.Of(new Taxi(), discountFactor), Is.EqualTo(value).Within(5e-7));

    [Test]
    public void Taxi_ByRandomPlay_IsWorth() => Assert.Multiple(() =>
    {
        Assert.That(FiniteHorizon.Random(new Taxi(), Taxi.StepLimit), Is.EqualTo(-771.09).Within(5e-3));
        Assert.That(FiniteHorizon.Random(new Taxi(new TaxiOptions { MasksActions = true }), Taxi.StepLimit), Is.EqualTo(-186.18).Within(5e-3));
    });

    [Test]
    public void Taxi_InRain_IsWorth()
    {
        var rainy = new Taxi(new TaxiOptions { IsRainy = true });
        Assert.Multiple(() =>
        {
            Assert.That(Optimum.Of(rainy), Is.EqualTo(3.954575).Within(5e-7));
            Assert.That(FiniteHorizon.Random(rainy, Taxi.StepLimit), Is.EqualTo(-772.52).Within(5e-3));
        });
    }

    [Test]
    public void Taxi_WithAFicklePassengerWhoIsKnown_IsWorth()
    {
        var fickle = new Taxi(new TaxiOptions { HasFicklePassenger = true });
        Assert.Multiple(() =>
        {
            Assert.That(Optimum.Of(fickle), Is.EqualTo(8.38).Within(1e-9));
            Assert.That(FiniteHorizon.Random(fickle, Taxi.StepLimit), Is.EqualTo(-765.73).Within(5e-3));
        });
    }

    [TestCase(BlackjackRules.SuttonBarto, -0.043113, -0.3942)]
    [TestCase(BlackjackRules.Natural, -0.025729, -0.3855)]
    [TestCase(BlackjackRules.Plain, -0.046556, -0.3959)]
    public void Blackjack_ByOptimalAndRandomPlay_IsWorth(BlackjackRules rules, double optimum, double random)
    {
        var blackjack = new Blackjack(new BlackjackOptions { Rules = rules });
        Assert.Multiple(() =>
        {
            Assert.That(Optimum.Of(blackjack), Is.EqualTo(optimum).Within(5e-7));
            Assert.That(FiniteHorizon.Random(blackjack, 100), Is.EqualTo(random).Within(5e-5));
        });
    }
}
