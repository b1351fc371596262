using TabularRl.Randomness;
using TabularRl.Statistics;

namespace TabularRl.Tests.Statistics;

[TestFixture]
public sealed class StudentIntervalTests
{
    [Test]
    public void OfMean_FiveUnits_EqualsTheTextbook()
    {
        // Mean 3, s² = 2.5, standard error √0.5 = 0.70711, t(4; 0.975) = 2.77645.
        Interval interval = StudentInterval.OfMean([1, 2, 3, 4, 5]);
        Assert.Multiple(() =>
        {
            Assert.That(interval.Low, Is.EqualTo(3 - 2.776445 * 0.7071068).Within(1e-5));
            Assert.That(interval.High, Is.EqualTo(3 + 2.776445 * 0.7071068).Within(1e-5));
        });
    }

    [Test]
    public void OfMean_UnitsThatAgree_HasNoWidth()
    {
        Assert.That(StudentInterval.OfMean([0.25, 0.25, 0.25]), Is.EqualTo(new Interval(0.25, 0.25)));
        Assert.That(StudentInterval.OfMean([0.1, 0.1, 0.1]), Is.EqualTo(new Interval(0.1, 0.1)), "A sum of thirds of 0.1 would not be 0.1.");
    }

    [Test]
    public void OfMean_OneUnit_IsRefused() => Assert.That(() => StudentInterval.OfMean([1]), Throws.ArgumentException);

    [Test]
    public void OfMean_ManySamples_CoversTheTrueMeanAsOftenAsItSays()
    {
        var random = new Xoshiro256(3);
        var units = new double[10];
        int covered = 0;
        const int Rounds = 4_000;
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < units.Length; i++)
                units[i] = Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
            Interval interval = StudentInterval.OfMean(units);
            covered += interval.Low <= 0 && interval.High >= 0 ? 1 : 0;
        }

        // Four standard errors of a share of 0.95 in 4,000 rounds are 0.014.
        Assert.That((double)covered / Rounds, Is.EqualTo(0.95).Within(0.014));
    }
}
