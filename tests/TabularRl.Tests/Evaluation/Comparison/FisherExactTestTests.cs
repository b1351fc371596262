using TabularRl.Evaluation.Comparison;

namespace TabularRl.Tests.Evaluation.Comparison;

internal sealed class FisherExactTestTests
{
    // The lady tasting tea, and the convictions of like-sex twins: Fisher's own examples, two-sided as R gives them.
    [TestCase(3, 4, 1, 4, 0.4857143)]
    [TestCase(10, 13, 2, 17, 0.0005367241)]
    [TestCase(0, 10, 0, 10, 1)]
    [TestCase(10, 10, 10, 10, 1)]
    public void PValue_KnownTables_IsThePublishedOne(int first, int firstCount, int second, int secondCount, double expected)
    {
        Assert.That(FisherExactTest.PValue(new(first, firstCount), new(second, secondCount)), Is.EqualTo(expected).Within(1e-7 * expected + 1e-15));
        Assert.That(FisherExactTest.PValue(new(second, secondCount), new(first, firstCount)), Is.EqualTo(expected).Within(1e-7 * expected + 1e-15));
    }

    [FsCheckProperty]
    public void PValue_SmallTables_EqualsEnumeration(byte a, byte b, byte c, byte d)
    {
        var baseline = new RateSample(a % 12, a % 12 + b % 15 + 1);
        var candidate = new RateSample(c % 12, c % 12 + d % 15 + 1);
        long total = baseline.Successes + candidate.Successes;
        double all = 0;
        double extreme = 0;
        double observed = Ways(baseline.Successes);
        for (long x = 0; x <= total; x++)
        {
            all += Ways(x);
            extreme += Ways(x) <= observed * (1 + 1e-9) ? Ways(x) : 0;
        }

        Assert.That(FisherExactTest.PValue(baseline, candidate), Is.EqualTo(extreme / all).Within(1e-12));

        double Ways(long x) => Choose(baseline.Count, x) * Choose(candidate.Count, total - x);
    }

    [Test]
    public void PValue_HugeSamples_IsFiniteAndSymmetric()
    {
        double pValue = FisherExactTest.PValue(new(400_000, 100_000_000), new(402_500, 100_000_000));
        Assert.That(pValue, Is.InRange(0.004, 0.0062), "about that of z = 2500 / √802500 = 2.79");
        Assert.That(FisherExactTest.PValue(new(402_500, 100_000_000), new(400_000, 100_000_000)), Is.EqualTo(pValue).Within(1e-9));
        Assert.That(FisherExactTest.PValue(new(0, 1_000_000), new(1_000_000, 1_000_000)), Is.InRange(double.Epsilon, 1e-100));
    }

    [TestCase(-1, 5)]
    [TestCase(6, 5)]
    [TestCase(0, 0)]
    public void PValue_NoSample_IsRefused(int successes, int count) =>
        Assert.That(() => FisherExactTest.PValue(new(successes, count), new(1, 2)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double Choose(long n, long k)
    {
        if (k < 0 || k > n)
            return 0;
        double ways = 1;
        for (long i = 1; i <= k; i++)
            ways = ways * (n - k + i) / i;
        return ways;
    }
}
