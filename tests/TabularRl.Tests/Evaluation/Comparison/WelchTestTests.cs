using TabularRl.Evaluation.Comparison;
using TabularRl.Randomness;
using TabularRl.Statistics;

namespace TabularRl.Tests.Evaluation.Comparison;

internal sealed class WelchTestTests
{
    // Student's sleep data, as R's t.test(extra ~ group, data = sleep): p-value = 0.07939, −3.3654832 to 0.2054832 for the first less the second.
    private static readonly MeanSample First = MeanSample.Of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);
    private static readonly MeanSample Second = MeanSample.Of([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);

    [Test]
    public void PValue_SleepData_IsThePublishedOne() => Assert.That(WelchTest.PValue(First, Second), Is.EqualTo(0.07939).Within(5e-6));

    [Test]
    public void OfDifference_SleepData_IsThePublishedInterval()
    {
        Interval interval = WelchTest.OfDifference(First, Second);
        Assert.That(interval.Low, Is.EqualTo(-0.2054832).Within(1e-6));
        Assert.That(interval.High, Is.EqualTo(3.3654832).Within(1e-6));
    }

    [Test]
    public void OfDifference_ConfidenceNearOne_IsFinite()
    {
        Interval interval = WelchTest.OfDifference(new(1, 2, 5000), new(1.1, 2, 5000), 1 - 1e-9);
        Assert.That(interval.High - 0.1, Is.EqualTo(6.1094 * 0.04).Within(1e-3));
        Assert.That(double.IsFinite(WelchTest.OfDifference(new(1, 2, 2), new(1.1, 0, 2), 1 - 1e-9).High));
    }

    [Test]
    public void PValue_NoSpread_IsOneIfEqualAndRefusedIfNot()
    {
        var zeros = new MeanSample(0, 0, 10);
        Assert.That(WelchTest.PValue(zeros, zeros), Is.EqualTo(1));
        Assert.That(() => WelchTest.PValue(zeros, new MeanSample(1, 0, 10)), Throws.ArgumentException.With.Message.Contains("spread"));
    }

    [Test]
    public void OfDifference_SimulatedTrials_CoversTheDifference()
    {
        const int trials = 1000;
        var random = new Pcg64(23);
        int covered = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            double[] first = [.. Enumerable.Range(0, 12).Select(_ => 3 * random.NextNormal())];
            double[] second = [.. Enumerable.Range(0, 30).Select(_ => 1 + random.NextNormal())];
            Interval interval = WelchTest.OfDifference(MeanSample.Of(first), MeanSample.Of(second));
            covered += interval.Low <= 1 && 1 <= interval.High ? 1 : 0;
        }

        Assert.That((double)covered / trials, Is.EqualTo(0.95).Within(3 * Math.Sqrt(0.95 * 0.05 / trials)));
    }

    [Test]
    public void Of_BadReturns_IsRefused()
    {
        Assert.That(() => MeanSample.Of([1]), Throws.ArgumentException);
        Assert.That(() => MeanSample.Of([1, double.NaN]), Throws.ArgumentException);
        Assert.That(() => WelchTest.PValue(new MeanSample(1, -1, 5), First), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => WelchTest.PValue(new MeanSample(1, 1, 1), First), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
