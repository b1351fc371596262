using TabularRl.Statistics;
using TabularRl.Tests.Support;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

[TestFixture]
internal sealed class CoarsenessStudyTests
{
    // Values 10 − 8/bins + seed, so losses against 8 bins are 8/bins − 1 exactly, whatever the seed brings.
    private static double Value(int bins, SweepTrial trial) => 10 - 8.0 / bins + trial.SeedIndex;

    [Test]
    public void Run_OfAKnownValue_HasTheLossesByHand()
    {
        CoarsenessResult result = CoarsenessStudy.Run([8, 1, 4, 2], 3, (bins, trial, _) => Value(bins, trial));
        Assert.That(result.Rows.Select(row => row.BinCount), Is.EqualTo(new[] { 1, 2, 4, 8 }));
        Assert.That(result.Rows.Select(row => row.Mean), Is.EqualTo(new double[] { 3, 7, 9, 10 }));
        Assert.That(result.Rows.Select(row => row.Loss), Is.EqualTo(new double[] { 7, 3, 1, 0 }));
        Assert.That(result.Rows.Select(row => row.LossInterval), Is.EqualTo(new Interval[] { new(7, 7), new(3, 3), new(1, 1), new(0, 0) }));

        // t(0.975; 2) = 4.3027, deviation 1, three seeds: 4.3027/√3 = 2.4841.
        Assert.That(result.Rows[3].Interval.High, Is.EqualTo(12.4841).Within(1e-4));
        Assert.That((result.FindCoarsest(0).BinCount, result.FindCoarsest(1).BinCount, result.FindCoarsest(2.9).BinCount, result.FindCoarsest(7).BinCount), Is.EqualTo((8, 4, 4, 1)));
    }

    [Test]
    public void Run_OfACost_TurnsTheLossRound()
    {
        CoarsenessResult result = CoarsenessStudy.Run([2, 8], 2, (bins, trial, _) => -Value(bins, trial), new SweepOptions { HigherIsBetter = false });
        Assert.That(result.Rows[0].Loss, Is.EqualTo(3));
    }

    [Test]
    public void FindCoarsest_WhereTheLossIsNotKnown_IsTheFinest()
    {
        // Losses of 2 bins are −1 and 1: none in the mean, but by no means known to be.
        CoarsenessResult result = CoarsenessStudy.Run([2, 3], 2, (bins, trial, _) => bins == 2 ? trial.SeedIndex * 2 - 1 : 0);
        Assert.That((result.Rows[0].Loss, result.FindCoarsest(1).BinCount), Is.EqualTo((0.0, 3)));
    }

    [Test]
    public void Run_OnOneThreadOrFour_GivesTheSameTable()
    {
        static double Noisy(int bins, SweepTrial trial) => bins + new TabularRl.Randomness.Xoshiro256(trial.Seed).NextDouble();
        string[] tables = [.. new[] { 1, 4 }.Select(threads => CoarsenessStudy.Run(
            [2, 4, 6], 5, (bins, trial, _) => Noisy(bins, trial), new SweepOptions { MaxDegreeOfParallelism = threads }).ToMarkdown())];
        Assert.That(tables[1], Is.EqualTo(tables[0]));
    }

    [Test]
    public void ToMarkdown_InAnyCulture_IsTheSameTable()
    {
        using var culture = new HostileCulture();
        Assert.That(CoarsenessStudy.Run([2, 1600], 2, (bins, trial, _) => bins / 4.0).ToMarkdown(), Is.EqualTo(
            "| bins | mean | 95 % interval | lost | 95 % interval |\n|---|---|---|---|---|\n"
            + "| 2 | 0.5 | 0.5 to 0.5 | 399.5 | 399.5 to 399.5 |\n| 1600 | 400 | 400 to 400 | 0 | 0 to 0 |\n"));
    }

    [Test]
    public void Run_OfArgumentsThatDoNotFit_IsRefused()
    {
        static double None(int bins, SweepTrial trial, CancellationToken token) => 0;
        Assert.That(() => CoarsenessStudy.Run([4], 2, None), Throws.ArgumentException.With.Message.Contains("at least two"));
        Assert.That(() => CoarsenessStudy.Run([4, 4], 2, None), Throws.ArgumentException);
        Assert.That(() => CoarsenessStudy.Run([0, 4], 2, None), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => CoarsenessStudy.Run([2, 4], 1, None), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => CoarsenessStudy.Run([2, 4], 2, (_, _, _) => double.NaN), Throws.TypeOf<SweepException>().With.Message.Contains("bins"));
        Assert.That(() => CoarsenessStudy.Run([2, 4], 2, None).FindCoarsest(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
