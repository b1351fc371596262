using TabularRl.Environments;
using TabularRl.Exploration;

namespace TabularRl.Tests.Exploration;

[TestFixture]
internal sealed class MellowmaxTests
{
    [Test]
    public void GetProbabilities_OfTwoActions_AreThoseOfTheMellowmax()
    {
        // ω = 2, values 1 and 0: mm = ln((e² + 1)/2)/2 = ln(4.1945280)/2 = 0.7168904. The mean is p·1 + (1 − p)·0, so p = mm.
        double[] probabilities = Probabilities([1, 0, 9], 2, ActionMask.FromFlags([true, true, false]));
        Assert.That(probabilities[0], Is.EqualTo(0.7168904).Within(1e-7));
        Assert.That(probabilities[0], Is.EqualTo(Math.Log((Math.Exp(2) + 1) / 2) / 2).Within(1e-12));
        Assert.That(probabilities[2], Is.Zero);
    }

    [Test]
    public void GetProbabilities_OfAVeryLargeOmega_LeaveTheOtherLnTwoOverOmega()
    {
        // mm = (ω·1 + ln((1 + e^−ω)/2))/ω = 1 − ln 2/ω, so that 0 gets ln 2/ω.
        Assert.That(Probabilities([1, 0], 1e9)[1], Is.EqualTo(Math.Log(2) / 1e9).Within(1e-16));
    }

    [Test]
    public void GetProbabilities_OfASmallOmega_AreThoseOfHalfOfIt()
    {
        // To first order both sides are mean + β·variance and mean + ω/2·variance.
        double[] values = [0, 1, 3];
        double[] weights = Array.ConvertAll(values, value => Math.Exp(0.5e-3 * value));
        Assert.That(Probabilities(values, 1e-3), Is.EqualTo(weights.Select(weight => weight / weights.Sum())).Within(1e-6));
    }

    [FsCheckProperty]
    public void GetProbabilities_OfAnyValues_HaveTheMellowmaxAsTheirMean(byte[] coarse, byte steepness)
    {
        if (coarse.Length == 0)
            return;
        double[] values = Array.ConvertAll(coarse, value => value / 16.0);
        double omega = Math.Pow(10, steepness / 64.0 - 2); // 0.01 to 100
        double[] probabilities = Probabilities(values, omega);
        double max = values.Max();
        double mellowmax = max + Math.Log(values.Average(value => Math.Exp(omega * (value - max)))) / omega;

        Assert.That(probabilities.Zip(values, (probability, value) => probability * value).Sum(), Is.EqualTo(mellowmax).Within(1e-7));
        Assert.That(probabilities.OrderBy(probability => probability), Is.EqualTo(probabilities.Zip(values).OrderBy(pair => pair.Second).Select(pair => pair.First)));
    }

    [TestCase(0.0, 0.25, 0.25)]
    [TestCase(-3.0, 0.25, 0.25)]
    [TestCase(1e-300, 0.25, 0.25)]
    [TestCase(1e300, 0.5, 0.0)]
    [TestCase(double.MaxValue, 0.5, 0.0)]
    public void GetProbabilities_OfAnExtremeOmega_AreUniformOrGreedy(double omega, double best, double other) =>
        Assert.That(Probabilities([5, 0, 5, 4], omega), Is.EqualTo(new[] { best, other, best, other }).Within(1e-12));

    [TestCase(1e300, -1e300)]
    [TestCase(1e-300, 0.0)]
    [TestCase(double.Epsilon, 0.0)]
    [TestCase(double.PositiveInfinity, 0.0)]
    [TestCase(0.0, double.NegativeInfinity)]
    [TestCase(2.0, double.NaN)]
    public void GetProbabilities_OfExtremeValues_SumToOneAndPreferTheBetter(double better, double worse)
    {
        double[] probabilities = Probabilities([worse, better], 1);
        Assert.That(probabilities.Sum(), Is.EqualTo(1).Within(1e-12));
        Assert.That(probabilities[1], Is.GreaterThanOrEqualTo(probabilities[0]));
    }

    private static double[] Probabilities(double[] values, double omega, ActionMask mask = default)
    {
        var probabilities = new double[values.Length];
        new Mellowmax(1).GetProbabilities(new ActionChoice(values, [], mask, omega), probabilities);
        return probabilities;
    }
}
