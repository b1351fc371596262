using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Policies.BackOff;

namespace TabularRl.Tests.Evaluation;

[TestFixture]
internal sealed class BackOffEvaluationTests
{
    [Test]
    public void Evaluate_APolicyThatBacksOff_CountsItsLevelsAndWhatTheFinestKnew()
    {
        // Cells 0 to 3 are the starts; every decision is to go right: 4 + 3 + 2 + 1 in all. Cell 3 is decided finely, in all four episodes; cell 2
        // is known, but tied.
        IPolicy policy = new BackOffTables(2).With(1, 0, [1, 2]).With(0, 3, [1, 9]).With(0, 2, [5, 5]).Freeze();
        PolicyEvaluation evaluation = new Evaluator().Evaluate(new ChainEnvironment(4), policy);

        Assert.That(evaluation.LevelShares, Is.EqualTo(new[] { 0.4, 0.6 }));
        Assert.That(evaluation.CoverageBeforeBackOff, Is.EqualTo(0.7));
        Assert.That(evaluation.Coverage, Is.EqualTo(1));
        Assert.That(evaluation.GoalRate, Is.EqualTo(1));
    }

    [Test]
    public void Evaluate_APolicyWithoutLevels_HasOne()
    {
        PolicyEvaluation evaluation = new Evaluator().Evaluate(new ChainEnvironment(4), new ConstantPolicy(1, 2));
        Assert.That(evaluation.LevelShares, Is.EqualTo(new[] { 1.0 }));
        Assert.That(evaluation.CoverageBeforeBackOff, Is.EqualTo(evaluation.Coverage));
    }
}
