using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.OffPolicy;
using TabularRl.Evaluation.Studies;
using TabularRl.Policies;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Evaluation;

/// <summary>Evaluation sees through wrappers: the grid inside throws if an illegal action is taken.</summary>
[TestFixture]
internal sealed class WrappedEnvironmentTests
{
    private static readonly EvaluatorOptions Options = new() { Seed = 1, MaxRepetitionCount = 50 };

    [Test]
    public void Evaluate_OfAWrappedEnvironment_SeesMaskGoalAndLimit()
    {
        var evaluator = new Evaluator(Options);
        PolicyEvaluation limited = evaluator.Evaluate(Grid(4), new UniformRandomPolicy(4));
        PolicyEvaluation free = evaluator.Evaluate(Grid(10_000), new UniformRandomPolicy(4));
        Assert.That(free.GoalRate, Is.EqualTo(1));
        Assert.That(limited.GoalRate, Is.InRange(0.01, 0.5), "Four steps are just enough.");
        Assert.That(limited.MeanStepCount, Is.EqualTo(4));
    }

    [Test]
    public void Study_OfAWrappedEnvironment_MeasuresTheGoalExactlyIfThereIsOne()
    {
        var options = new PolicyStudyOptions { Evaluation = Options };
        PolicyStudyResult withGoal = PolicyStudy.Run(() => Grid(8), [new ConstantPolicy(1, 4, "right")], options);
        PolicyStudyResult without = PolicyStudy.Run(
            () => new TimeLimit(new EndlessEnvironment(), 3).GetCapability<IStartableEnvironment>(), [new ConstantPolicy(0, 1, "only")], options);
        Assert.That(withGoal.Measure, Is.EqualTo(PolicyMeasure.GoalRate));
        Assert.That(without.Measure, Is.EqualTo(PolicyMeasure.MeanReturn));
    }

    [Test]
    public void SurveyAndLog_OfAWrappedEnvironment_SeeTheMask()
    {
        var survey = DecisionSurvey.Of(Grid(20), new UniformRandomPolicy(4), Options);
        LoggedEpisodes log = BehaviorLog.Record(Grid(20), new UniformRandomPolicy(4), episodeCount: 20, seed: 1);
        Assert.That(survey.DecisionCount, Is.InRange(4, 20));
        Assert.That(log.EpisodeCount, Is.EqualTo(20));
    }

    private static IStartableEnvironment Grid(int maxSteps) => new TimeLimit(new MaskedGridEnvironment(3), maxSteps).GetCapability<IStartableEnvironment>();
}
