using MathNet.Numerics.Distributions;
using TabularRl.Randomness;
using TabularRl.Statistics;

namespace TabularRl.Tests.Statistics;

[TestFixture]
internal sealed class BootstrapIntervalTests
{
    [TestCase(50)]
    [TestCase(51)]
    public void OfMean_OfManySamples_CoversTheTruthAboutAsOftenAsItSays(int unitCount)
    {
        const int Samples = 400;
        var random = new Xoshiro256(12);
        int covered = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] units = [.. Enumerable.Range(0, unitCount).Select(_ => Normal.InvCDF(3, 2, Math.Max(1e-12, random.NextDouble())))];
            Interval interval = BootstrapInterval.OfMean(units, (ulong)sample, resampleCount: 400);
            covered += interval.Low <= 3 && 3 <= interval.High ? 1 : 0;
        }

        // The percentile interval of 50 units is a little narrow: about 93 to 94 %; two standard errors are 2.4 %.
        Assert.That(covered / (double)Samples, Is.InRange(0.90, 0.97));
    }

    [Test]
    public void OfMean_OfManyUnits_IsAsWideAsTheNormalApproximation()
    {
        var random = new Xoshiro256(13);
        double[] units = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        Interval interval = BootstrapInterval.OfMean(units, 1);

        Assert.That(interval.High - interval.Low, Is.EqualTo(2 * 1.96 * Math.Sqrt(1 / 12.0 / 2000)).Within(0.002));
        Assert.That((interval.High + interval.Low) / 2, Is.EqualTo(units.Average()).Within(0.001));
    }

    [FsCheckProperty(MaxTest = 50)]
    public void OfMean_OfAnyNumberOfUnits_LiesWithinThem(byte[] values, ulong seed)
    {
        if (values.Length == 0)
            return;
        double[] units = Array.ConvertAll(values, value => value + 100.0);
        Interval interval = BootstrapInterval.OfMean(units, seed, resampleCount: 100);
        Assert.That(interval.Low, Is.InRange(units.Min() - 1e-9, interval.High));
        Assert.That(interval.High, Is.LessThanOrEqualTo(units.Max() + 1e-9));
    }

    [Test]
    public void OfMean_Again_IsTheSameAndAnotherSeedDiffers()
    {
        double[] units = [1, 2, 3, 4, 5, 6, 7, 9];
        Interval interval = BootstrapInterval.OfMean(units, 1), again = BootstrapInterval.OfMean(units, 1);
        Assert.That(again, Is.EqualTo(interval));
        Assert.That(BootstrapInterval.OfMean(units, 2), Is.Not.EqualTo(interval));
    }

    [Test]
    public void OfMean_OfUnitsThatAgree_HasNoWidth()
    {
        Assert.That(BootstrapInterval.OfMean([2, 2, 2], 1), Is.EqualTo(new Interval(2, 2)));
        Assert.That(BootstrapInterval.OfMean([2], 1), Is.EqualTo(new Interval(2, 2)));
    }

    [Test]
    public void OfMean_OfNumbersOutOfRange_IsRefused()
    {
        Assert.That(() => BootstrapInterval.OfMean([], 1), Throws.ArgumentException);
        Assert.That(() => BootstrapInterval.OfMean([1, double.NaN], 1), Throws.ArgumentException.With.Message.Contains("finite"));
        Assert.That(() => BootstrapInterval.OfMean([1, double.PositiveInfinity], 1), Throws.ArgumentException.With.Message.Contains("finite"));
        Assert.That(() => BootstrapInterval.OfMean([1, 2], 1, confidence: 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => BootstrapInterval.OfMean([1, 2], 1, resampleCount: 99), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
