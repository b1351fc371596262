using TabularRl.Evaluation.Comparison;
using TabularRl.Randomness;
using TabularRl.Statistics;

namespace TabularRl.Tests.Evaluation.Comparison;

internal sealed class NewcombeIntervalTests
{
    // Newcombe 1998, table II, method 10; his difference is the first rate less the second.
    [TestCase(56, 70, 48, 80, 0.0524, 0.3339)]
    [TestCase(9, 10, 3, 10, 0.1705, 0.8090)]
    [TestCase(6, 7, 2, 7, 0.0582, 0.8062)]
    [TestCase(5, 56, 0, 29, -0.0381, 0.1926)]
    [TestCase(0, 10, 0, 20, -0.1611, 0.2775)]
    [TestCase(10, 10, 0, 20, 0.6791, 1.0000)]
    public void OfDifference_PublishedTables_GivesThePublishedBounds(int first, int firstCount, int second, int secondCount, double low, double high)
    {
        Interval interval = NewcombeInterval.OfDifference(baseline: new(second, secondCount), candidate: new(first, firstCount));
        Assert.That(interval.Low, Is.EqualTo(low).Within(5e-5));
        Assert.That(interval.High, Is.EqualTo(high).Within(5e-5));
    }

    [Test]
    public void OfDifference_SwappedPolicies_IsMirrored()
    {
        Interval one = NewcombeInterval.OfDifference(new(4, 1000), new(13, 900));
        Interval other = NewcombeInterval.OfDifference(new(13, 900), new(4, 1000));
        Assert.That((other.Low, other.High), Is.EqualTo((-one.High, -one.Low)));
    }

    [TestCase(0.004, 0.004, 1000)]
    [TestCase(0.004, 0.014, 2000)]
    [TestCase(0.1, 0.2, 150)]
    public void OfDifference_SimulatedTrials_CoversTheDifference(double baselineRate, double candidateRate, int count)
    {
        const int trials = 2000;
        var random = new Pcg64(17);
        int covered = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            Interval interval = NewcombeInterval.OfDifference(random.DrawSample(baselineRate, count), random.DrawSample(candidateRate, count));
            covered += interval.Low <= candidateRate - baselineRate && candidateRate - baselineRate <= interval.High ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{covered} of {trials}");
        // Three standard errors of the simulation below 95 %.
        Assert.That((double)covered / trials, Is.GreaterThanOrEqualTo(0.95 - 3 * Math.Sqrt(0.95 * 0.05 / trials)));
    }
}
