using TabularRl.Environments;
using TabularRl.Exploration;

namespace TabularRl.Tests.Exploration;

[TestFixture]
internal sealed class UpperConfidenceBoundTests
{
    private static readonly ActionMask NotTheSecond = ActionMask.FromFlags([true, false, true]);

    // N = 4 + 10 + 2 = 16 and ln N = 2.7726, so that the widths are c · 0.8326, c · 0.5266, c · 1.1774.
    [TestCase(1.0, 1)] // 1.833, 2.527, 1.177
    [TestCase(3.0, 1)] // 3.498, 3.580, 3.532
    [TestCase(4.0, 2)] // 4.330, 4.106, 4.710
    public void GetProbabilities_OfVisitedActions_GoToTheGreatestBound(double confidence, int expected)
    {
        double[] probabilities = Probabilities([1, 2, 0], [4, 10, 2], confidence);
        Assert.That(probabilities[expected], Is.EqualTo(1));
        Assert.That(probabilities.Sum(), Is.EqualTo(1));
    }

    [Test]
    public void GetProbabilities_UnderAMask_CountLegalVisitsOnly()
    {
        // N = 6: 1 + 3.2·√(1.7918/4) = 3.142 against 3.2·√(1.7918/2) = 3.029. With the illegal ones, 16, it would be 3.664 against 3.768.
        Assert.That(Probabilities([1, 2, 0], [4, 10, 2], 3.2, NotTheSecond), Is.EqualTo(new[] { 1.0, 0, 0 }));
    }

    [Test]
    public void GetProbabilities_OfUnvisitedActions_ShareThemWhateverTheirValue()
    {
        Assert.That(Probabilities([1, -2, 0], [4, 0, 0], 0.01), Is.EqualTo(new[] { 0, 0.5, 0.5 }));
        Assert.That(Probabilities([1, -2, 0], [4, 0, 0], 0.01, NotTheSecond), Is.EqualTo(new[] { 0.0, 0, 1 }));
        Assert.That(Probabilities([1, -2], [1, 0], 0.01), Is.EqualTo(new[] { 0.0, 1 }), "ln 1 = 0 is no reason to leave it out.");
    }

    [Test]
    public void GetProbabilities_WithoutVisits_AreUniformOverTheLegal() =>
        Assert.That(Probabilities([1, 2, 0], [], 1, NotTheSecond), Is.EqualTo(new[] { 0.5, 0, 0.5 }));

    [TestCase(0.0)]
    [TestCase(-1.0)]
    public void GetProbabilities_OfNoConfidence_AreGreedyAlsoOverTheUnvisited(double confidence)
    {
        Assert.That(Probabilities([2, 1], [5, 0], confidence), Is.EqualTo(new[] { 1.0, 0 }));
        Assert.That(Probabilities([1, 2], [5, 0], confidence), Is.EqualTo(new[] { 0, 1.0 }));
    }

    private static double[] Probabilities(double[] values, uint[] visits, double confidence, ActionMask mask = default)
    {
        var probabilities = new double[values.Length];
        new UpperConfidenceBound(1).GetProbabilities(new ActionChoice(values, visits, mask, confidence), probabilities);
        return probabilities;
    }
}
