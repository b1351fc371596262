using TabularRl.Evaluation;
using TabularRl.Statistics;

namespace TabularRl.Tests.Evaluation;

[TestFixture]
public sealed class PolicyEvaluationTests
{
    [Test]
    public void OfExpectations_SeveralStarts_WeighsDecisionsAndCountsStartsAlike()
    {
        PolicyEvaluation evaluation = PolicyEvaluation.OfExpectations("computed", isDeterministic: false, [Start(0.5, 1, 1, 1, 0), Start(0.25, 3, 1, 0, 2)], seed: 5);
        Assert.Multiple(() =>
        {
            Assert.That(evaluation.GoalRate, Is.EqualTo(0.375));
            Assert.That(evaluation.MeanReturn, Is.EqualTo(-2));
            Assert.That(evaluation.MeanStepCount, Is.EqualTo(2));
            Assert.That(evaluation.Coverage, Is.EqualTo(0.5));
            Assert.That(evaluation.CoverageBeforeBackOff, Is.EqualTo(0.25));
            Assert.That(evaluation.LevelShares, Is.EqualTo(new[] { 0.5, 0.5 }));
            Assert.That(evaluation.FirstStateCoverage, Is.EqualTo(0.5));
            Assert.That((evaluation.RepetitionCount, evaluation.MonteCarloHalfWidth), Is.EqualTo((0, 0.0)));
            Assert.That(evaluation.GoalRateInterval.Low, Is.EqualTo(0.25));
            Assert.That(evaluation.GoalRateInterval.High, Is.EqualTo(0.5));
        });
    }

    [Test]
    public void OfExpectations_StartsThatAgreeOrNothingByLot_HaveWilsonsInterval() => Assert.Multiple(() =>
    {
        PolicyEvaluation agreeing = PolicyEvaluation.OfExpectations("agreeing", false, [.. Enumerable.Repeat(Start(0.5, 1, 1, 1, 0), 10)], seed: 0);
        Assert.That(agreeing.GoalRateInterval, Is.EqualTo(WilsonInterval.Of(5, 10)));
        PolicyEvaluation decided = PolicyEvaluation.OfExpectations("decided", true, [Start(1, 1, 1, 1, 0), Start(0, 1, 1, 1, 0)], seed: 0);
        Assert.That(decided.GoalRateInterval, Is.EqualTo(WilsonInterval.Of(1, 2)));
    });

    [Test]
    public void OfExpectations_NoStart_IsRefused() =>
        Assert.That(() => PolicyEvaluation.OfExpectations("none", false, [], 0), Throws.ArgumentException.With.Message.Contains("at least one start"));

    private static StartExpectation Start(double rate, double steps, double covered, double finest, double coarse) => new()
    {
        GoalRate = rate,
        Return = -steps,
        StepCount = steps,
        CoveredStepCount = covered,
        FinestCoveredStepCount = finest,
        LevelStepCounts = coarse > 0 ? [steps - coarse, coarse] : [steps],
        IsFirstStateCovered = coarse > 0,
    };
}
