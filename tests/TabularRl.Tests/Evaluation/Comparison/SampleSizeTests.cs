using TabularRl.Evaluation.Comparison;

namespace TabularRl.Tests.Evaluation.Comparison;

internal sealed class SampleSizeTests
{
    // Fleiss, "Statistical Methods for Rates and Proportions", the table of sample sizes per group for a two-sided test.
    [TestCase(0.05, 0.10, 0.80, 0.05, 474)]
    [TestCase(0.10, 0.20, 0.80, 0.05, 219)]
    [TestCase(0.20, 0.30, 0.80, 0.05, 313)]
    [TestCase(0.05, 0.10, 0.90, 0.05, 621)]
    [TestCase(0.10, 0.20, 0.90, 0.05, 286)]
    public void ForRates_FleissTable_GivesItsEntries(double first, double second, double power, double significance, long expected)
    {
        Assert.That(SampleSize.ForRates(first, second - first, power, significance), Is.EqualTo(new TrialSize(expected, expected)));
        Assert.That(SampleSize.ForRates(second, first - second, power, significance), Is.EqualTo(new TrialSize(expected, expected)), "the other direction");
    }

    // R: power.t.test(power = .90, delta = 1): n = 22.02; power.t.test(power = .80, delta = 0.5): n = 63.77.
    [TestCase(1.0, 0.90, 23)]
    [TestCase(0.5, 0.80, 64)]
    public void ForMeans_NoncentralT_AgreesWithR(double difference, double power, long expected) =>
        Assert.That(SampleSize.ForMeans(difference, 1, power: power), Is.EqualTo(new TrialSize(expected, expected)));

    [Test]
    public void ForRates_UnequalAllocation_KeepsTheRatioAndCostsMoreInAll()
    {
        TrialSize equal = SampleSize.ForRates(0.1, 0.1);
        TrialSize unequal = SampleSize.ForRates(0.1, 0.1, allocationRatio: 3);
        Assert.That((double)unequal.Candidate / unequal.Baseline, Is.EqualTo(3).Within(0.05));
        Assert.That(unequal.Total, Is.GreaterThan(equal.Total));
        Assert.That(unequal.Baseline, Is.LessThan(equal.Baseline));
    }

    [Test]
    public void ForMeans_UnequalSpreads_IsThatOfTheMeanVariance()
    {
        TrialSize size = SampleSize.ForMeans(0.1, 1, candidateStandardDeviation: 3);
        Assert.That(size.Baseline, Is.EqualTo(7.849 * 10 / 0.01).Within(5));
    }

    [TestCase(0, 0.1, 0.8, 0.05, 1)]
    [TestCase(0.1, 0, 0.8, 0.05, 1)]
    [TestCase(0.1, 0.9, 0.8, 0.05, 1)]
    [TestCase(0.1, -0.1, 0.8, 0.05, 1)]
    [TestCase(0.1, double.NaN, 0.8, 0.05, 1)]
    [TestCase(0.1, 0.1, 1, 0.05, 1)]
    [TestCase(0.1, 0.1, 0.04, 0.05, 1)]
    [TestCase(0.1, 0.1, 0.8, 0, 1)]
    [TestCase(0.1, 0.1, 0.8, 0.05, 0)]
    [TestCase(0.1, 1e-12, 0.8, 0.05, 1)]
    public void ForRates_OutOfRange_IsRefused(double rate, double difference, double power, double significance, double ratio) =>
        Assert.That(() => SampleSize.ForRates(rate, difference, power, significance, ratio), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0, 1, 1)]
    [TestCase(1, 0, 1)]
    [TestCase(1, 1, -1)]
    [TestCase(double.PositiveInfinity, 1, 1)]
    public void ForMeans_OutOfRange_IsRefused(double difference, double first, double second) =>
        Assert.That(() => SampleSize.ForMeans(difference, first, second), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
