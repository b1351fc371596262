using TabularRl.Diagnostics;

namespace TabularRl.Tests.Diagnostics;

[TestFixture]
internal sealed class LearningCurvePointTests
{
    [Test]
    public void Statistics_OfThreeReturns_AreTheSamplesOwn()
    {
        // Returns 1, 2, 6: mean 3, sample variance (4 + 1 + 9) / 2 = 7.
        LearningCurvePoint point = Point(3, 9, 41, 1);
        Assert.That(point.MeanReturn, Is.EqualTo(3));
        Assert.That(point.ReturnStandardDeviation, Is.EqualTo(Math.Sqrt(7)).Within(1e-12));
        Assert.That(point.GoalRate, Is.EqualTo(1 / 3.0));
    }

    [Test]
    public void ReturnStandardDeviation_OfOneEpisodeOrEqualOnes_IsZero()
    {
        Assert.That(Point(1, 5, 25, 0).ReturnStandardDeviation, Is.Zero);
        Assert.That(Point(3, 0.3, 0.03 - 1e-18, 0).ReturnStandardDeviation, Is.EqualTo(0).Within(1e-8), "Rounding never gives the root of a negative number.");
    }

    private static LearningCurvePoint Point(long episodes, double sum, double squares, long goals) => new()
    {
        FirstEpisodeIndex = 0,
        EpisodeCount = episodes,
        StepCount = episodes,
        ReturnSum = sum,
        ReturnSquareSum = squares,
        GoalCount = goals,
        ExplorationParameter = 0,
        StateCount = 1,
    };
}
