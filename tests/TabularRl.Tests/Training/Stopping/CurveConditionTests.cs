using TabularRl.Training.Stopping;

namespace TabularRl.Tests.Training.Stopping;

/// <summary>The conditions that look at the learning curve alone.</summary>
[TestFixture]
internal sealed class CurveConditionTests
{
    [Test]
    public void TargetReached_ByTheMeanOfTheLastPoints_Holds()
    {
        IStopCondition condition = StopCondition.TargetReached(10, pointCount: 2);
        Assert.That(condition.Check(20), Is.Null, "One point is not two.");
        Assert.That(condition.Check(20, 12, 7.9), Is.Null);
        Assert.That(condition.Check(0, 12, 8), Is.EqualTo("the mean return of the last 2 points, 10, reached 10"));
    }

    [TestCase(new double[] { 5, 4, 5 }, true)]
    [TestCase(new double[] { 5, 4, 5.01 }, false)]
    [TestCase(new double[] { 5, 6, 4 }, false)]
    [TestCase(new double[] { 3, 6, 4, 5 }, true)]
    [TestCase(new double[] { 5, 4 }, false)]
    public void NoImprovement_OverTwoPoints_HoldsWhereNeitherBeatsTheBestBefore(double[] means, bool holds) =>
        Assert.That(StopCondition.NoImprovement(2).Check(means) is not null, Is.EqualTo(holds));

    [Test]
    public void NoImprovement_WithALeastImprovement_CountsOnlyWhatIsBetterByMore()
    {
        IStopCondition condition = StopCondition.NoImprovement(1, minImprovement: 0.5);
        Assert.That(condition.Check(5, 5.75), Is.Null);
        Assert.That(condition.Check(5, 5.5), Is.EqualTo("no mean return of the last 1 points, 5.5 at best, is better than 5 by more than 0.5"));
    }

    [Test]
    public void Plateau_OfAFlatLine_HoldsWithoutTolerance()
    {
        Assert.That(StopCondition.Plateau(4, 0).Check(9, 0.1, 0.1, 0.1, 0.1), Is.EqualTo("the mean return changed by 0 ± 0 in the last 4 points, within 0"));
        Assert.That(StopCondition.Plateau(4, 0).Check(0.1, 0.1, 0.1), Is.Null, "Three points are not four.");
    }

    // By hand: 1, 2, 2, 3 has the slope 0.6 and the residuals 0.1 · (−1, 3, −3, 1): their squares sum to 0.2, s² = 0.1, Σ(x − x̄)² = 5,
    // se = √0.02 = 0.141421; t(0.975; 2) = 4.302653. Over 3 points' distance: 1.8 ± 1.82546.
    [TestCase(1.8 + 1.82547, true)]
    [TestCase(1.8 + 1.82545, false)]
    public void Plateau_OfAKnownFit_HoldsWhereTheWholeIntervalIsWithin(double tolerance, bool holds)
    {
        Assert.That(StopCondition.Plateau(4, tolerance).Check(1, 2, 2, 3) is not null, Is.EqualTo(holds));
        Assert.That(StopCondition.Plateau(4, tolerance).Check(3, 2, 2, 1) is not null, Is.EqualTo(holds), "Falling as rising.");
    }

    [Test]
    public void Any_OfConditions_GivesTheFirstReason()
    {
        IStopCondition condition = StopCondition.Any(StopCondition.TargetReached(10), StopCondition.TargetReached(5), StopCondition.TargetReached(3));
        Assert.That(condition.Check(2), Is.Null);
        Assert.That(condition.Check(7), Does.EndWith("reached 5"));
    }

    [Test]
    public void All_OfConditions_GivesEveryReason()
    {
        IStopCondition condition = StopCondition.All(StopCondition.TargetReached(5), StopCondition.NoImprovement(1));
        Assert.That(condition.Check(9, 4), Is.Null);
        Assert.That(condition.Check(4, 6), Is.Null);
        Assert.That(condition.Check(7, 6), Does.Contain("reached 5; and no mean return of the last 1 points"));
    }

    [Test]
    public void InARow_OfACondition_StartsAgainWhereItFails()
    {
        IStopMonitor monitor = StopCondition.InARow(StopCondition.TargetReached(5), 2).Monitor();
        double[] means = [6, 4, 5, 3, 7, 8, 2];
        int[] held = [.. Enumerable.Range(1, means.Length).Where(count => monitor.Check(Curves.Of(means[..count])) is not null)];
        Assert.That(held, Is.EqualTo(new[] { 6 }));
    }

    [Test]
    public void State_OfComposedMonitors_GoesOnWhereItWas()
    {
        IStopCondition condition = StopCondition.Any(
            StopCondition.Plateau(3, 0.1),
            StopCondition.InARow(StopCondition.All(StopCondition.TargetReached(5), StopCondition.InARow(StopCondition.TargetReached(4), 2)), 2));
        IStopMonitor first = condition.Monitor(), second = condition.Monitor();
        Assert.That(first.Check(Curves.Of(6)), Is.Null);
        Assert.That(first.Check(Curves.Of(6, 7)), Is.Null);
        Assert.That(first.State, Is.EqualTo(new double[] { 0, 4, 1, 0, 1, 2 }));

        second.State = first.State;
        Assert.That(second.State, Is.EqualTo(first.State));
        Assert.That(second.Check(Curves.Of(6, 7, 9)), Does.StartWith("at 2 checks in a row "));
        Assert.That(condition.Check(6, 7, 9), Is.Null);
    }

    private static IEnumerable<double[]> WrongStates() => [[], [0], [0, 4, 1, 0, 1], [0, 4, 1, 0, 1, 2, 0], [0, 4, 3, 0, 1, 2], [0, 4, 0.5, 0, 1, 2], [0, 9, 1, 0, 1, 2], [double.NaN, 4, 1, 0, 1, 2]];

    [TestCaseSource(nameof(WrongStates))]
    public void State_OfAnotherCondition_IsRefused(double[] state)
    {
        IStopMonitor monitor = StopCondition.Any(
            StopCondition.Plateau(3, 0.1),
            StopCondition.InARow(StopCondition.All(StopCondition.TargetReached(5), StopCondition.InARow(StopCondition.TargetReached(4), 2)), 2)).Monitor();
        Assert.That(() => monitor.State = [.. state], Throws.ArgumentException.With.Message.Contains("not that of this stop condition"));
    }

    [Test]
    public void Descriptions_OfConditions_HoldTheirFigures()
    {
        IStopCondition condition = StopCondition.InARow(StopCondition.Any(StopCondition.TargetReached(9.5), StopCondition.All(StopCondition.Plateau(3, 1), StopCondition.PolicyFlipRate(0.25))), 4);
        Assert.That(condition.Description, Is.EqualTo(
            "(a mean return of 9.5 in the last 1 points, or (a mean return that changes by at most 1 in 3 points, and at most 0.25 of the greedy actions changed)), 4 times in a row"));
    }

    private static IEnumerable<Func<IStopCondition>> BadArguments() =>
    [
        () => StopCondition.TargetReached(double.NaN),
        () => StopCondition.TargetReached(1, 0),
        () => StopCondition.NoImprovement(0),
        () => StopCondition.NoImprovement(1, -1),
        () => StopCondition.NoImprovement(1, double.NaN),
        () => StopCondition.Plateau(2, 1),
        () => StopCondition.Plateau(3, -1),
        () => StopCondition.Plateau(3, double.PositiveInfinity),
        () => StopCondition.PolicyFlipRate(1),
        () => StopCondition.PolicyFlipRate(double.NaN),
        () => StopCondition.BellmanResidual(0, 0.9),
        () => StopCondition.BellmanResidual(1, 1.1),
        () => StopCondition.Any(),
        () => StopCondition.All(null!, null!),
        () => StopCondition.InARow(null!, 2),
        () => StopCondition.InARow(StopCondition.TargetReached(1), 0),
    ];

    [TestCaseSource(nameof(BadArguments))]
    public void Conditions_OfArgumentsOutOfRange_AreRefused(Func<IStopCondition> make) => Assert.That(() => make(), Throws.InstanceOf<ArgumentException>());
}
