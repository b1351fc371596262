using TabularRl.Environments;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.ToyText;

/// <summary>The toy-text environments play the episodes that Gymnasium recorded, to the last bit.</summary>
[TestFixture]
internal sealed class GymnasiumEpisodeTests
{
    private static IEnumerable<TestCaseData> Recorded =>
    [
        new TestCaseData("FrozenLake-v1", new FrozenLake()).SetArgDisplayNames("FrozenLake"),
        new TestCaseData("CliffWalkingSlippery-v1", new CliffWalking(new CliffWalkingOptions { IsSlippery = true })).SetArgDisplayNames("CliffWalkingSlippery"),
        new TestCaseData("Taxi-v4", new Taxi()).SetArgDisplayNames("Taxi"),
        new TestCaseData("Taxi-v4 fickle+rainy", new Taxi(new TaxiOptions { IsRainy = true, HasFicklePassenger = true })).SetArgDisplayNames("Taxi fickle and rainy"),
        new TestCaseData("Blackjack-v1", new Blackjack()).SetArgDisplayNames("Blackjack"),
    ];

    [TestCaseSource(nameof(Recorded))]
    public void Episodes_OfSeed42_AreGymnasiums(string name, IEnvironment environment)
    {
        ReferenceRow[] rows = GymnasiumReference.Episodes(name, 42);
        Assert.That(rows, Has.Length.GreaterThan(60));
        Replay.AssertPlays(environment, 42, rows);
    }
}
