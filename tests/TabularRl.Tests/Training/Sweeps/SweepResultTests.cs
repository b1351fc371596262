using TabularRl.Statistics;
using TabularRl.Tests.Support;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

[TestFixture]
internal sealed class SweepResultTests
{
    private static readonly IReadOnlyList<SweepConfiguration> Grid = Sweep.Grid(new SweepSpace(SweepParameter.Choice("kind", "a|b", "c,\"d\"", "e")));

    // By hand: differences 1, 2, 3; mean 2, s/√3 = 0.57735, t = 3.46410, p = 0.07418 at 2 degrees; half-width 4.30265 · 0.57735 = 2.48414.
    [Test]
    public void Difference_OfTheBestTwo_IsPairedBySeed()
    {
        SweepResult result = Score([10, 20, 30], [11, 22, 33], [0, 0, 0]);
        Assert.That(result.Best.ConfigurationIndex, Is.EqualTo(1));
        SweepDifference difference = result.Difference!;
        Assert.That((difference.Row.ConfigurationIndex, difference.Other.ConfigurationIndex), Is.EqualTo((1, 0)));
        Assert.That(difference.Mean, Is.EqualTo(2).Within(1e-12));
        Assert.That(difference.Interval!.Value.Low, Is.EqualTo(2 - 2.48414).Within(1e-5));
        Assert.That(difference.PValue!.Value, Is.EqualTo(0.07418).Within(1e-5));
        Assert.That(result.Compare(0, 1).Mean, Is.EqualTo(-2).Within(1e-12));
        Assert.That(result.Compare(0, 1).PValue, Is.EqualTo(difference.PValue));
        Assert.That(result.Compare(2, 2).PValue, Is.Null);
    }

    [Test]
    public void Difference_OfRoundingOnly_IsNoEvidence()
    {
        SweepDifference difference = Score([1.1, 2.1, 3.1], [1, 2, 3], [0, 0, 0]).Difference!;
        Assert.That(difference.Mean, Is.EqualTo(0.1).Within(1e-12));
        Assert.That(difference.PValue, Is.Null);
    }

    [Test]
    public void Rows_OfEqualScores_HaveNoDeviation()
    {
        SweepRow row = Score([0.1, 0.1, 0.1], [0, 0, 0], [0, 0, 0]).Best;
        Assert.That((row.Mean, row.StandardDeviation, row.Interval), Is.EqualTo((0.1, (double?)0, (Interval?)new Interval(0.1, 0.1))));
    }

    [Test]
    public void Best_OfACost_IsTheLowestAndTiesGoByOrder()
    {
        Assert.That(Score(higherIsBetter: false, [3], [1], [1]).Ranking.Select(row => row.ConfigurationIndex), Is.EqualTo(new[] { 1, 2, 0 }));
        Assert.That(Score([3], [3], [1]).Best.ConfigurationIndex, Is.Zero);
        Assert.That(Score([3], [3], [1]).Rows[0].Interval, Is.Null);
    }

    [Test]
    public void ToCsv_UnderAHostileCulture_QuotesAndWritesInFull()
    {
        using var culture = new HostileCulture();
        Assert.That(Score([1.5, 2.5], [0.1, 0.1], [0, 0]).ToCsv(), Does.StartWith("kind,seeds,mean,standardDeviation,low,high\na|b,2,2,0.7071067811865476,-4.35310").And
            .Contains("\n\"c,\"\"d\"\"\",2,0.1,0,0.1,0.1\n"));
        Assert.That(Score([1], [2], [-3]).ToCsv(), Does.EndWith("\ne,1,-3,,,\n"));
    }

    [Test]
    public void ToMarkdown_UnderAHostileCulture_EscapesAndRounds()
    {
        using var culture = new HostileCulture();
        Assert.That(Score([1.5, 2.5], [0.1, 0.1], [1000000.123, -1]).ToMarkdown(), Does.StartWith(
            "| kind | seeds | mean | 95 % interval |\n|---|---|---|---|\n| a\\|b | 2 | 2 | -4.3531 to 8.3531 |\n| c,\"d\" | 2 | 0.1 | 0.1 to 0.1 |\n"));
    }

    private static SweepResult Score(params double[][] scores) => Score(true, scores);

    private static SweepResult Score(bool higherIsBetter, params double[][] scores) => new SweepRunner(new SweepOptions { HigherIsBetter = higherIsBetter })
        .Run(Grid, scores[0].Length, (_, trial, _) => scores[trial.ConfigurationIndex][trial.SeedIndex]);
}
