using TabularRl.Environments;
using TabularRl.Exploration;

namespace TabularRl.Tests.Exploration;

[TestFixture]
internal sealed class CountBonusTests
{
    // Bonuses β/√1, β/√16, β/√4.
    [TestCase(1.0, 0, 1, 0)] // 2, 2.25, 0.5
    [TestCase(2.0, 1, 0, 0)] // 3, 2.5, 1
    [TestCase(0.0, 0, 1, 0)] // 1, 2, 0
    [TestCase(-9.0, 0, 1, 0)]
    public void GetProbabilities_OfVisitedActions_GoToTheGreatestSum(double bonus, double first, double second, double third) =>
        Assert.That(Probabilities([1, 2, 0], [1, 16, 4], bonus), Is.EqualTo(new[] { first, second, third }));

    [Test]
    public void GetProbabilities_OfEqualSums_ShareThem()
    {
        // 1 + 2/√1 = 2 + 2/√4 = 3.
        Assert.That(Probabilities([1, 2, 0], [1, 4, 9], 2), Is.EqualTo(new[] { 0.5, 0.5, 0 }));
        Assert.That(Probabilities([1, 2, 0], [1, 4, 9], 2, ActionMask.FromFlags([true, false, true])), Is.EqualTo(new[] { 1.0, 0, 0 }));
    }

    [Test]
    public void GetProbabilities_OfUnvisitedActions_ShareThemWhateverTheirValue()
    {
        Assert.That(Probabilities([1, -2, 0], [4, 0, 0], 0.01), Is.EqualTo(new[] { 0, 0.5, 0.5 }));
        Assert.That(Probabilities([1, -2, 0], [], 0.01, ActionMask.FromFlags([true, true, false])), Is.EqualTo(new[] { 0.5, 0.5, 0 }));
    }

    private static double[] Probabilities(double[] values, uint[] visits, double bonus, ActionMask mask = default)
    {
        var probabilities = new double[values.Length];
        new CountBonus(1).GetProbabilities(new ActionChoice(values, visits, mask, bonus), probabilities);
        return probabilities;
    }
}
