using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Randomness;

namespace TabularRl.Tests.Exploration;

/// <summary>Greedy, and the others where they come down to it.</summary>
[TestFixture]
internal sealed class GreedyTests
{
    private static readonly (IExplorationPolicy Policy, double Parameter)[] Limits =
    [
        (new Greedy(), 0),
        (new Softmax(0), 0),
        (new Softmax(0), double.Epsilon),
        (new Softmax(0), -1),
        (new UpperConfidenceBound(0), 0),
        (new CountBonus(0), 0),
    ];

    [Test]
    public void SelectAction_OfEveryPolicyThatIsGreedy_ChoosesAsEpsilonGreedyDoes([Range(0, 5)] int limit)
    {
        (IExplorationPolicy policy, double parameter) = Limits[limit];
        Xoshiro256 rows = new(1), random = new(2), reference = new(2);
        var values = new double[6];
        uint[] visits = [0, 3, 0, 9, 1, 1];
        ActionMask mask = ActionMask.FromFlags([true, true, false, true, true, true]);
        for (int i = 0; i < 2_000; i++)
        {
            for (int action = 0; action < values.Length; action++)
                values[action] = rows.NextInt32(3);
            int expected = new EpsilonGreedy(0).SelectAction(new ActionChoice(values, visits, mask, 0), reference);
            Assert.That(policy.SelectAction(new ActionChoice(values, visits, mask, parameter), random), Is.EqualTo(expected));
        }
    }

    [Test]
    public void GetProbabilities_WithTies_SharesThemAmongLegalOnes()
    {
        var probabilities = new double[4];
        new Greedy().GetProbabilities(new ActionChoice([2, 2, 1, 2], [], ActionMask.FromFlags([true, false, true, true]), 0), probabilities);
        Assert.That(probabilities, Is.EqualTo(new[] { 0.5, 0, 0, 0.5 }));
    }

    private static IEnumerable<TestCaseData> BadParameters()
    {
        foreach (double value in new[] { -0.1, double.NaN, double.PositiveInfinity })
        {
            yield return new TestCaseData((Func<IExplorationPolicy>)(() => new Softmax(value))).SetArgDisplayNames($"softmax {value}");
            yield return new TestCaseData((Func<IExplorationPolicy>)(() => new Mellowmax(value))).SetArgDisplayNames($"mellowmax {value}");
            yield return new TestCaseData((Func<IExplorationPolicy>)(() => new UpperConfidenceBound(value))).SetArgDisplayNames($"ucb {value}");
            yield return new TestCaseData((Func<IExplorationPolicy>)(() => new CountBonus(value))).SetArgDisplayNames($"count bonus {value}");
        }
    }

    [TestCaseSource(nameof(BadParameters))]
    public void Constructor_OfAParameterOutOfRange_IsRefused(Func<IExplorationPolicy> create) =>
        Assert.That(create, Throws.TypeOf<ArgumentOutOfRangeException>());
}
