using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.StandardEnvironments.ToyText;
using TabularRl.Training;

namespace TabularRl.StandardEnvironments.Tests.Evaluation;

/// <summary>Correct trainings on the field's tasks: an audit that is given everything finds nothing, and the exact figures say how good they are.</summary>
[TestFixture]
internal sealed class TrainingAuditTests
{
    [Test]
    public void Audit_OfFrozenLake_FindsNothing([Values(1u, 2u, 3u)] uint seed)
    {
        PolicyStudyResult study = AssertNothingIsFound(
            () => new FrozenLake(), FrozenLake.StepLimit4x4, episodeCount: 30_000, Options(seed, 0.99, Schedule.InverseVisits(0.8), epsilon: 0.5));
        Assert.That(study.ExactOptimum, Is.EqualTo(0.744190).Within(5e-7));
        Assert.That(study.Random.ExactValue, Is.EqualTo(0.013940).Within(5e-7));
        Assert.That(Regret(study), Is.InRange(0.0054, 0.1), "0.740165 is the most that a policy earns that does not know the time.");
    }

    [Test]
    public void Audit_OfCliffWalking_FindsNothing([Values(1u, 2u, 3u)] uint seed)
    {
        PolicyStudyResult study = AssertNothingIsFound(
            () => new CliffWalking(), stepLimit: 200, episodeCount: 2_000, Options(seed, 1, Schedule.Constant(0.5), epsilon: 0.1));
        Assert.That(study.ExactOptimum, Is.EqualTo(-13));
        Assert.That(Regret(study), Is.Zero);
    }

    [TestCase(1u, 0.5)]
    [TestCase(2u, 0.5)]
    [TestCase(3u, 1)]
    public void Audit_OfTaxi_FindsNothing(uint seed, double learningRate)
    {
        PolicyStudyResult study = AssertNothingIsFound(
            () => new Taxi(), Taxi.StepLimit, episodeCount: 20_000, Options(seed, 0.99, Schedule.Constant(learningRate), epsilon: 0.2));
        Assert.That(study.ExactOptimum, Is.EqualTo(7.93).Within(1e-9));
        Assert.That(Regret(study), Is.LessThan(1e-3));
        ExactEvaluation exact = study["trained"].ExactEvaluations.Single();
        Assert.That(exact.ExpectedStepCount, Is.EqualTo(21 - exact.Value).Within(1e-9), "Each step costs 1, but for the last, which earns 20.");
    }

    private static PolicyStudyResult AssertNothingIsFound(
        Func<StartableEnvironment> create, int stepLimit, int episodeCount, QLearningOptions options)
    {
        IStartableEnvironment Limited() => new TimeLimit(create(), stepLimit).GetCapability<IStartableEnvironment>();
        var agent = new QLearningAgent(new RoundingDiscretizer(["state"]), create().ActionCount, options);
        var observations = new ObservationStatistics(["state"]);
        ulong trainingSeed = options.Seed + 100, evaluationSeed = options.Seed + 200;
        new Trainer(new TrainerOptions { EpisodeCount = episodeCount, Seed = trainingSeed }).Train(new ObservingEnvironment(Limited(), observations), agent);
        var policy = new FrozenPolicy(agent.Table, agent.Discretizer, name: "trained");
        var evaluation = new EvaluatorOptions { Seed = evaluationSeed, MonteCarloHalfWidth = 0.05, MaxRepetitionCount = 100 };
        var before = LearnerFingerprint.Of(agent.Table);
        PolicyStudyResult study = PolicyStudy.Run(Limited, [policy], new PolicyStudyOptions { Evaluation = evaluation });
        AuditReport report = Auditor.Audit(new AuditInput
        {
            Subject = create().GetType().Name,
            Study = study,
            Decisions = DecisionSurvey.Of(Limited(), policy, evaluation),
            Table = agent.Table,
            TrainingObservations = observations,
            TrainingSeeds = [options.Seed, trainingSeed],
            EvaluationSeeds = [evaluationSeed],
            BeforeEvaluation = before,
            AfterEvaluation = LearnerFingerprint.Of(agent.Table),
        });
        Assert.That(report, Is.Empty, study.ToText() + report.ToText());
        return study;
    }

    private static double Regret(PolicyStudyResult study) => study["trained"].ExactEvaluations.Single().NormalizedRegret;

    private static QLearningOptions Options(uint seed, double discountFactor, ISchedule learningRate, double epsilon) => new()
    {
        DiscountFactor = discountFactor,
        LearningRate = learningRate,
        Exploration = new EpsilonGreedy(epsilon),
        Seed = seed,
    };
}
