using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Training;

namespace TabularRl.Crm.Tests;

/// <summary>The published protocol from workbook to audit: it names what went wrong.</summary>
public class PublishedProtocolAuditTests
{
    private CrmDataset _data = null!;
    private AuditReport _report = null!;

    [OneTimeSetUp]
    public void TrainAndAudit()
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.FolderPath, "leads.xlsx");
        new CrmWorkbookGenerator().Write(path);
        _data = CrmDataset.Load(path, CrmProtocol.Published);
        var discretizer = new RoundingDiscretizer(
            _data.Features.Select(feature => feature.Name), new RoundingOptions { Decimals = 2, SinglePrecision = true, CellWidth = CellWidth.Int16 });
        var agent = new QLearningAgent(discretizer, CrmActions.Count, new QLearningOptions
        {
            Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.995, 0.01)),
            Seed = 1,
        });
        var observations = new ObservationStatistics(_data.Features.Select(feature => feature.Name));
        new Trainer(new TrainerOptions { EpisodeCount = 20_000, Seed = 2 }).Train(
            new ObservingEnvironment(Environment(_data.Train, StratifiedSampler.Published), observations), agent);

        IStartableEnvironment Test() => Environment(_data.Test, UniformSampler.Instance);
        var policy = new FrozenPolicy(agent.Table, discretizer);
        LearnerFingerprint before = LearnerFingerprint.Of(agent.Table, 0.01, 20_000);
        PolicyStudyResult study = PolicyStudy.Run(Test, [policy], new PolicyStudyOptions
        {
            Evaluation = new EvaluatorOptions { Seed = 3, MonteCarloHalfWidth = 0.001 },
            Ceiling = LoggedCeiling.Compute(_data.Test, CrmProtocol.Published).Rate,
            ActionNames = CrmActions.Names,
        });
        _report = Auditor.Audit(new AuditInput
        {
            Subject = "baseline-published-logged",
            Study = study,
            Decisions = DecisionSurvey.Of(Test(), policy),
            Table = agent.Table,
            TrainingObservations = observations,
            StartOutcomes = StartOutcomes.From(Test(), discretizer, null, [.. _data.Test.Leads.Select(lead => lead.IsSubscriber)]),
            Encoders = [Countries()],
            TrainingSeeds = [1, 2],
            EvaluationSeeds = [3],
            BeforeEvaluation = before,
            AfterEvaluation = LearnerFingerprint.Of(agent.Table, 0.01, 20_000),
        });
    }

    [TestCase(AuditCodes.UnseenStates)]
    [TestCase(AuditCodes.RefittedEncoder)]
    [TestCase(AuditCodes.ConstantFeature)]
    [TestCase(AuditCodes.OutcomeInState)]
    [TestCase(AuditCodes.NoBetterThanRandom)]
    [TestCase(AuditCodes.NoBetterThanConstant)]
    [TestCase(AuditCodes.NothingToGain)]
    public void Audit_PublishedProtocol_Finds(string code) => Assert.That(_report.Has(code), Is.True);

    [TestCase(AuditCodes.UntriedAction)]
    [TestCase(AuditCodes.SeedReuse)]
    [TestCase(AuditCodes.EvaluationSideEffect)]
    [TestCase(AuditCodes.TiedValues)]
    [TestCase(AuditCodes.ForeignBaseline)]
    public void Audit_PublishedProtocol_DoesNotFind(string code) => Assert.That(_report.Has(code), Is.False);

    [Test]
    public void Audit_PublishedProtocol_NamesStageAndStatus() => Assert.Multiple(() =>
    {
        Assert.That(Messages(AuditCodes.OutcomeInState), Has.Some.StartsWith("Stage_Encoded of the first observation"));
        Assert.That(Messages(AuditCodes.ConstantFeature), Has.Some.StartsWith("Status_Active is 0"));
        Assert.That(_report.First(finding => finding.Code == AuditCodes.UnseenStates).Figure, Is.LessThan(0.05));
    });

    private string[] Messages(string code) => [.. _report.Where(finding => finding.Code == code).Select(finding => finding.Message)];

    private EncoderComparison Countries()
    {
        CategoryEncoder training = CategoryEncoder.Fit(_data.Train.Leads.Select(lead => lead.Country));
        CategoryEncoder evaluation = CategoryEncoder.Fit(_data.Test.Leads.Select(lead => lead.Country));
        return new EncoderComparison
        {
            Feature = "Country_Encoded",
            Training = training.Categories.ToDictionary(category => category, training.Encode),
            TrainingUnknown = training.UnknownCode,
            Evaluation = evaluation.Categories.ToDictionary(category => category, evaluation.Encode),
            EvaluationUnknown = evaluation.UnknownCode,
            EvaluationStarts = [.. _data.Test.Leads.Select(lead => lead.Country)],
        };
    }

    private static CrmFunnelEnvironment Environment(CrmSplit split, ICustomerSampler sampler) =>
        new(split, new CrmFunnelOptions { Protocol = CrmProtocol.Published, Response = LoggedResponse.Instance, Reward = CrmReward.Documented, Sampler = sampler });
}
