using TabularRl.Evaluation.Comparison;

namespace TabularRl.Tests.Evaluation.Comparison;

internal sealed class GroupSequentialBoundaryTests
{
    // Reboussin, DeMets, Kim and Lan (2000): five even looks, two-sided 5 %.
    [TestCase(AlphaSpending.OBrienFleming, new[] { 4.8769, 3.3569, 2.6803, 2.2898, 2.0310 })]
    [TestCase(AlphaSpending.Pocock, new[] { 2.4380, 2.4268, 2.4101, 2.3966, 2.3859 })]
    public void Look_FiveEvenLooks_GivesThePublishedBoundaries(AlphaSpending spending, double[] expected)
    {
        var boundary = new GroupSequentialBoundary();
        for (int look = 0; look < 5; look++)
        {
            double share = (look + 1) / 5.0;
            Assert.That(boundary.Look(share, GroupSequentialBoundary.Spent(spending, 0.05, share)), Is.EqualTo(expected[look]).Within(2e-4), $"look {look + 1}");
        }

        Assert.That(boundary.StopProbability, Is.EqualTo(0.05).Within(1e-6));
    }

    [Test]
    public void Look_OneLook_IsTheOrdinaryTest() =>
        Assert.That(new GroupSequentialBoundary().Look(1, 0.05), Is.EqualTo(1.959964).Within(1e-6));

    // Armitage, McPherson and Rowe (1969), table 2: testing again and again at 5 %.
    [TestCase(2, 0.0831)]
    [TestCase(5, 0.142)]
    [TestCase(10, 0.193)]
    [TestCase(20, 0.248)]
    public void Pass_NaiveRepeatedTests_FindsThePublishedFalseAlarmRate(int looks, double expected)
    {
        var boundary = new GroupSequentialBoundary();
        for (int look = 1; look <= looks; look++)
            boundary.Pass((double)look / looks, 1.959964);
        Assert.That(boundary.StopProbability, Is.EqualTo(expected).Within(6e-4));
    }

    // Jennison and Turnbull (2000), tables 2.1–2.4: five looks, 5 %: Pocock 2.413 and 1.229 at power 0.8, O'Brien–Fleming 2.040 and 1.028.
    [TestCase(2.413, 0, 1.229)]
    [TestCase(2.040, 0.5, 1.028)]
    public void Pass_ClassicalBoundaries_HaveThePublishedLevelAndInflation(double constant, double exponent, double inflation)
    {
        double single = 1.959964 + 0.841621;
        foreach ((double drift, double expected) in new[] { (0, 0.05), (single * Math.Sqrt(inflation), 0.8) })
        {
            var boundary = new GroupSequentialBoundary(drift);
            for (int look = 1; look <= 5; look++)
                boundary.Pass(look / 5.0, constant * Math.Pow(5.0 / look, exponent));
            Assert.That(boundary.StopProbability, Is.EqualTo(expected).Within(5e-4), $"drift {drift}");
        }
    }

    [Test]
    public void Look_UnevenTimes_SpendsTheSameInAll()
    {
        var boundary = new GroupSequentialBoundary();
        foreach (double share in new[] { 0.05, 0.31, 0.33, 0.9, 1 })
            boundary.Look(share == 1 ? 1.07 : share, GroupSequentialBoundary.Spent(AlphaSpending.Pocock, 0.01, share));
        Assert.That(boundary.StopProbability, Is.EqualTo(0.01).Within(1e-6));
    }
}
