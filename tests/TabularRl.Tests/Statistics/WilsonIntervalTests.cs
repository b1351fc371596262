using TabularRl.Statistics;

namespace TabularRl.Tests.Statistics;

[TestFixture]
internal sealed class WilsonIntervalTests
{
    [TestCase(13, 1000, 0.0076, 0.0221)]
    [TestCase(0, 10, 0.0, 0.2775)]
    [TestCase(1, 10, 0.0179, 0.4042)]
    [TestCase(10, 10, 0.7225, 1.0)]
    [TestCase(15, 148, 0.0624, 0.1605)] // Newcombe (1998), table I: 0.0624 to 0.1605
    [TestCase(81, 263, 0.2553, 0.3662)] // the same: 0.2553 to 0.3662
    public void Of_Counts_GivesThePublishedInterval(long successes, long trials, double low, double high)
    {
        Interval interval = WilsonInterval.Of(successes, trials);
        Assert.That(interval.Low, Is.EqualTo(low).Within(0.00006));
        Assert.That(interval.High, Is.EqualTo(high).Within(0.00006));
    }

    [FsCheckProperty]
    public bool Of_AnyCounts_HoldsTheShareWithinZeroAndOne(ushort one, ushort other)
    {
        long trials = Math.Max(one, other) + 1L, successes = Math.Min(one, other);
        Interval interval = WilsonInterval.Of(successes, trials);
        double share = (double)successes / trials;
        return 0 <= interval.Low && interval.Low <= share && share <= interval.High && interval.High <= 1;
    }

    [FsCheckProperty]
    public bool Of_TheOppositeCounts_IsTheMirrorImage(ushort one, ushort other)
    {
        long trials = Math.Max(one, other) + 1L, successes = Math.Min(one, other);
        Interval interval = WilsonInterval.Of(successes, trials), mirror = WilsonInterval.Of(trials - successes, trials);
        return Math.Abs(interval.Low - (1 - mirror.High)) < 1e-12;
    }

    [Test]
    public void Of_MoreConfidence_IsWider()
    {
        Interval ninety = WilsonInterval.Of(5, 50, 0.9), ninetyNine = WilsonInterval.Of(5, 50, 0.99);
        Assert.That(ninetyNine.Low, Is.LessThan(ninety.Low));
        Assert.That(ninetyNine.High, Is.GreaterThan(ninety.High));
    }

    [TestCase(-1, 10, 0.95)]
    [TestCase(11, 10, 0.95)]
    [TestCase(0, 0, 0.95)]
    [TestCase(1, 10, 0)]
    [TestCase(1, 10, 1)]
    [TestCase(1, 10, double.NaN)]
    public void Of_NumbersOutOfRange_IsRefused(long successes, long trials, double confidence) =>
        Assert.That(() => WilsonInterval.Of(successes, trials, confidence), Throws.TypeOf<ArgumentOutOfRangeException>());
}
