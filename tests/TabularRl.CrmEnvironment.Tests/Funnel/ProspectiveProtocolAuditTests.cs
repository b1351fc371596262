using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Training;

namespace TabularRl.Crm.Tests;

/// <summary>The prospective protocol with the logged response: what was wrong with the published one is not found any more, and what is true of it is.</summary>
public class ProspectiveProtocolAuditTests
{
    private AuditReport _report = null!;

    [OneTimeSetUp]
    public void TrainAndAudit()
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.FolderPath, "leads.xlsx");
        new CrmWorkbookGenerator().Write(path);
        CrmDataset data = CrmDataset.Load(path, CrmProtocol.Prospective);
        var rounding = new RoundingOptions { Decimals = 2, SinglePrecision = true, CellWidth = CellWidth.Int16 };
        var discretizer = new RoundingDiscretizer(data.Features.Select(feature => feature.Name), rounding);
        var agent = new QLearningAgent(discretizer, CrmActions.Count, new QLearningOptions
        {
            Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.995, 0.01)),
            Seed = 1,
        });
        var observations = new ObservationStatistics(data.Features.Select(feature => feature.Name));
        new Trainer(new TrainerOptions { EpisodeCount = 20_000, Seed = 2 }).Train(
            new ObservingEnvironment(Environment(data.Train, StratifiedSampler.Published), observations), agent);
        PolicyStudyResult study = PolicyStudy.Run(
            () => Environment(data.Test, UniformSampler.Instance),
            [new ConstantPolicy(CrmActions.Manager, CrmActions.Count, "trained")],
            new PolicyStudyOptions
            {
                Evaluation = new EvaluatorOptions { Seed = 3, MonteCarloHalfWidth = 0.001 },
                Ceiling = LoggedCeiling.Compute(data.Test, CrmProtocol.Prospective, 2).Rate,
                ActionNames = CrmActions.Names,
            });
        _report = Auditor.Audit(new AuditInput
        {
            Subject = "baseline-prospective-logged",
            Study = study,
            Table = agent.Table,
            TrainingObservations = observations,
            StartOutcomes = StartOutcomes.From(
                Environment(data.Test, UniformSampler.Instance), discretizer, null, [.. data.Test.Leads.Select(lead => lead.IsSubscriber)]),
        });
    }

    [Test]
    public void Audit_AlwaysAManager_FindsWhatIsTrueOfItAndNothingElse() => Assert.That(
        _report.Codes, Is.EqualTo(new[] { AuditCodes.NoBetterThanConstant, AuditCodes.NothingToGain, AuditCodes.TooFewSuccesses }), _report.ToText());

    private static CrmFunnelEnvironment Environment(CrmSplit split, ICustomerSampler sampler) => new(split, new CrmFunnelOptions
    {
        Protocol = CrmProtocol.Prospective,
        Response = LoggedResponse.Instance,
        Reward = CrmReward.Documented,
        ContactBudget = 2,
        Sampler = sampler,
    });
}
