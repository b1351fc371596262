using CrmExperiment.Results;
using TabularRl.Agents;
using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Tables;

namespace CrmExperiment.Pipeline;

/// <summary>Looks for what would make an experiment's figures worthless.</summary>
internal static class ExperimentAudit
{
    /// <summary>The name under which findings on the published claim stand.</summary>
    public const string ClaimSubject = "published-claim";

    private const int FirstEncodedCountry = 0;

    /// <summary>What is known of the learner, to be taken before and after an evaluation.</summary>
    public static LearnerFingerprint FingerprintOf(TrainedExperiment trained) =>
        LearnerFingerprint.Of(TableOf(trained.Agent), trained.Agent.ExplorationParameter, trained.Agent.EpisodeCount);

    public static IEnumerable<AuditFinding> Audit(
        TrainedExperiment trained, ExperimentData data, PolicyStudyResult study, LearnerFingerprint before, ulong seed)
    {
        ExperimentDefinition definition = trained.Definition;
        CrmDataset dataset = data.DatasetFor(definition);
        CrmFunnelEnvironment Test() => data.CreateEnvironment(definition, dataset.Test, UniformSampler.Instance);
        ulong evaluationSeed = ExperimentEvaluation.SeedOf(definition, seed);
        return Auditor.Audit(new AuditInput
        {
            Subject = definition.Name,
            Study = study,
            Decisions = DecisionSurvey.Of(Test(), trained.Policy, new EvaluatorOptions { Seed = evaluationSeed }),
            Table = TableOf(trained.Agent),
            ActionNames = CrmActions.Names,
            TrainingObservations = trained.Observations,
            StartOutcomes = StartOutcomes.From(
                Test(), definition.CreateDiscretizer(), null, [.. dataset.Test.Leads.Select(lead => lead.IsSubscriber)]),
            Encoders = [.. Encoders(definition, dataset)],
            TrainingSeeds = [.. trained.Seeds],
            EvaluationSeeds = [evaluationSeed],
            BeforeEvaluation = before,
            AfterEvaluation = FingerprintOf(trained),
        });
    }

    /// <summary>The published claim, against what random earns in the same environment on the same customers.</summary>
    public static IEnumerable<AuditFinding> AuditClaim(PolicyStudyResult published) => Auditor.Audit(new AuditInput
    {
        Subject = ClaimSubject,
        Claim = new Claim
        {
            Rate = PublishedFigures.TestRate,
            SampleSize = PublishedFigures.TestEpisodes,
            SuccessCount = PublishedFigures.TestSuccesses,
            Population = "episodes of test customers in the environment",
            BaselineRate = PublishedFigures.ClaimedRandomRate,
            BaselinePopulation = "rows of the whole workbook, no environment played",
            LikeForLikeRate = published.Random.GoalRate,
        },
    });

    public static AuditFindingResult Describe(AuditFinding finding) => new(
        finding.Subject, finding.Code, finding.Severity.ToString().ToLowerInvariant(), finding.Figure, finding.Message, finding.Advice);

    private static QTable TableOf(ISnapshotAgent agent) => agent switch
    {
        BackOffQLearningAgent levels => levels.GetTable(0),
        QLearningAgent plain => plain.Table,
        _ => throw new ArgumentException($"A {agent.GetType().Name} is not one of this program's agents.", nameof(agent)),
    };

    /// <summary>How countries were numbered; under the prospective protocol both sides have the training split's numbers.</summary>
    private static IEnumerable<EncoderComparison> Encoders(ExperimentDefinition definition, CrmDataset dataset)
    {
        if (definition.Features[FirstEncodedCountry].Name != "Country_Encoded")
            yield break;
        CategoryEncoder training = dataset.Fitted.Countries;
        CategoryEncoder evaluation = definition.Protocol == CrmProtocol.Published ? Fit(dataset.Test) : training;
        yield return new EncoderComparison
        {
            Feature = definition.Features[FirstEncodedCountry].Name,
            Training = Codes(training),
            TrainingUnknown = training.UnknownCode,
            Evaluation = Codes(evaluation),
            EvaluationUnknown = evaluation.UnknownCode,
            EvaluationStarts = [.. dataset.Test.Leads.Select(lead => lead.Country)],
        };
    }

    private static CategoryEncoder Fit(CrmSplit split) => CategoryEncoder.Fit(split.Leads.Select(lead => lead.Country));

    private static Dictionary<string, int> Codes(CategoryEncoder encoder) =>
        encoder.Categories.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
}
