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

/// <summary>The simulated response, where learning is worth something: an audit that is given everything finds nothing.</summary>
public class SimulatedProtocolAuditTests
{
    [Test]
    public void Audit_TrainedOnTheSimulatedResponse_FindsNothing()
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.FolderPath, "leads.xlsx");
        new CrmWorkbookGenerator().Write(path);
        CrmDataset data = CrmDataset.Load(path, CrmProtocol.Prospective, SimulatedFeatures.All);
        string[] names = [.. data.Features.Select(feature => feature.Name)];
        var discretizer = new RoundingDiscretizer(names, new RoundingOptions { Decimals = 2, SinglePrecision = true, CellWidth = CellWidth.Int16 });
        var agent = new QLearningAgent(discretizer, CrmActions.Count, new QLearningOptions
        {
            LearningRate = Schedule.InverseVisits(0.8),
            Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.99995, 0.01)),
            Seed = 1,
        });
        var observations = new ObservationStatistics(names);
        new Trainer(new TrainerOptions { EpisodeCount = 100_000, Seed = 2 }).Train(
            new ObservingEnvironment(Environment(data.Train), observations), agent);
        var policy = new FrozenPolicy(agent.Table, discretizer);
        PolicyStudyResult study = PolicyStudy.Run(
            () => Environment(data.Test),
            [policy],
            new PolicyStudyOptions
            {
                Evaluation = new EvaluatorOptions { Seed = 3, MonteCarloHalfWidth = 0.002 },
                Ceiling = data.Test.Leads.Average(lead => SimulatedResponse.Preset.OptimalRate(CrmSegments.Of(lead), 10)),
                ActionNames = CrmActions.Names,
            });
        AuditReport report = Auditor.Audit(new AuditInput
        {
            Subject = "baseline-prospective-simulated",
            Study = study,
            Decisions = DecisionSurvey.Of(Environment(data.Test), policy),
            Table = agent.Table,
            TrainingObservations = observations,
            StartOutcomes = StartOutcomes.From(
                Environment(data.Test), discretizer, null, [.. data.Test.Leads.Select(lead => lead.IsSubscriber)]),
            TrainingSeeds = [1, 2],
            EvaluationSeeds = [3],
        });
        Assert.That(report, Is.Empty, study.ToText() + report.ToText());
    }

    private static CrmFunnelEnvironment Environment(CrmSplit split) => new(split, new CrmFunnelOptions
    {
        Protocol = CrmProtocol.Prospective,
        Response = SimulatedResponse.Preset,
        Reward = CrmReward.Documented,
        ContactBudget = 10,
        Sampler = UniformSampler.Instance,
    });
}
