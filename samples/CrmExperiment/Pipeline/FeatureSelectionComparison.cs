using CrmExperiment.Results;
using TabularRl.Agents;
using TabularRl.Agents.Linear;
using TabularRl.Agents.QLearning;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>
/// The published experiment beside the two forms of its feature selection, the second with the published program's reward too, since what
/// is paid decides how long its episodes run; and both forms once more with a learner that generalizes: SARSA over hashed features, a weight
/// for each cell of the state and each action in place of a row for each state. All have the same number of episodes, side by side on all cores.
/// </summary>
internal sealed class FeatureSelectionComparison
{
    public const string Plain = "plain";

    /// <summary>
    /// The steps after which an episode is cut off on test, since a greedy policy of the form as programmed may take sales actions for ever.
    /// Training has no limit: every try of a toggle beyond the task's own limit ends an episode, and ε is never 0.
    /// </summary>
    public const int TestStepLimit = 1_000;

    private const string AsDocumented = "as-documented";
    private const string AsProgrammed = "as-programmed";
    private const string ProgramReward = "program-reward";
    private const string LinearSuffix = "-linear";

    private readonly string _variant;
    private readonly ExperimentDefinition _definition;
    private readonly ExperimentData _data;
    private readonly CrmDataset _dataset;
    private readonly SeedTree _seeds;
    private readonly ulong _evaluationSeed;

    private FeatureSelectionComparison(string variant, ExperimentDefinition published, ExperimentData data, ulong seed)
    {
        _variant = variant;
        _definition = variant switch
        {
            Plain => published,
            ProgramReward => published with { Name = $"feature-selection-{variant}", Reward = CrmReward.Program },
            _ => published with { Name = $"feature-selection-{variant}" },
        };
        _data = data;
        _dataset = data.DatasetFor(published);
        _seeds = ExperimentTraining.SeedsOf(_definition, seed);
        _evaluationSeed = ExperimentEvaluation.SeedOf(_definition, seed);
    }

    private bool Selects => _variant != Plain;

    private bool IsLinear => _variant.EndsWith(LinearSuffix, StringComparison.Ordinal);

    public static IReadOnlyList<FeatureSelectionResult> Compute(
        ExperimentDefinition published, ExperimentData data, ulong seed, long episodeCount, CancellationToken cancellationToken)
    {
        // Both say what the data lack before anything is trained.
        _ = data.CreateTrainingEnvironment(published);
        _ = data.CreateTestEvaluator(published, seed);
        string[] rewards = published.Reward == CrmReward.Program ? [] : [ProgramReward];
        string[] variants = [Plain, AsDocumented, AsProgrammed, .. rewards, AsDocumented + LinearSuffix, AsProgrammed + LinearSuffix];
        var results = new FeatureSelectionResult[variants.Length];
        CpuParallel.For(
            variants.Length,
            i => results[i] = new FeatureSelectionComparison(variants[i], published, data, seed).Compute(episodeCount, cancellationToken),
            cancellationToken);
        return results;
    }

    private FeatureSelectionResult Compute(long episodeCount, CancellationToken cancellationToken)
    {
        IStartableEnvironment environment = CreateEnvironment(_dataset.Train, _definition.Mix.Sampler);
        (IAgent agent, QTable table) = CreateAgent(environment.ActionCount);
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = episodeCount, Seed = _seeds.Derive("environment") });
        TrainingResult result = trainer.Train(environment, agent, cancellationToken: cancellationToken);

        PolicyEvaluation trained = Evaluate(agent.Freeze(), cancellationToken);
        PolicyEvaluation random = Evaluate(new UniformRandomPolicy(agent.ActionCount), cancellationToken);
        int firstSalesAction = agent.ActionCount - CrmActions.Count;
        PolicyEvaluation bestConstant = CrmActions.Names
            .Select((name, action) => Evaluate(new ConstantPolicy(firstSalesAction + action, agent.ActionCount, $"always-{name}"), cancellationToken))
            .MaxBy(constant => (constant.GoalRate, constant.MeanReturn))!;
        long[] visits = SortedVisits(table);
        return new FeatureSelectionResult
        {
            Variant = _variant,
            Reward = _definition.RewardName,
            Learner = IsLinear ? "linear" : "table",
            Actions = agent.ActionCount,
            Episodes = result.EpisodeCount,
            TestStepLimit = Selects ? TestStepLimit : null,
            States = agent.StateCount,
            PublishedStates = IsLinear ? null : Selects ? PublishedFigures.FeatureSelectionStates : PublishedFigures.States,
            VisitsPerState = visits.Average(),
            MedianVisitsPerState = (visits[(visits.Length - 1) / 2] + visits[visits.Length / 2]) / 2.0,
            ShareMetOnce = visits.Count(count => count <= 1) / (double)visits.Length,
            TrainingSteps = result.StepCount / (double)result.EpisodeCount,
            TrainingSeconds = result.Elapsed.TotalSeconds,
            Customers = trained.StartCount,
            FirstStateCoverage = trained.FirstStateCoverage,
            Coverage = trained.Coverage,
            Trained = ExperimentEvaluation.Describe(trained),
            Random = ExperimentEvaluation.Describe(random),
            BestConstant = ExperimentEvaluation.Describe(bestConstant),
            TrainedMinusRandom = ExperimentEvaluation.Describe(PairedComparison.Of(trained, random, _evaluationSeed)),
        };
    }

    private IStartableEnvironment CreateEnvironment(CrmSplit split, ICustomerSampler sampler) => Selects
        ? new FeatureSelectionEnvironment(split, new FeatureSelectionOptions
        {
            Variant = _variant.StartsWith(AsDocumented, StringComparison.Ordinal) ? FeatureSelectionVariant.AsDocumented : FeatureSelectionVariant.AsProgrammed,
            Reward = _definition.Reward,
            Sampler = sampler,
        })
        : _data.CreateEnvironment(_definition, split, sampler);

    /// <summary>The agent and the table that it fills: a row a state, or a row a feature.</summary>
    private (IAgent Agent, QTable Table) CreateAgent(int actionCount)
    {
        QLearningOptions options = LearningSettings.Published.ToOptions(_seeds.Derive("agent"));
        if (!IsLinear)
        {
            var agent = new QLearningAgent(CreateDiscretizer(), actionCount, options);
            return (agent, agent.Table);
        }

        var linear = new LinearSarsaAgent(new HashedFeatureCoder(CreateDiscretizer()), actionCount, new LinearSarsaOptions
        {
            DiscountFactor = options.DiscountFactor,
            LearningRate = options.LearningRate,
            Exploration = options.Exploration,
            InitialActionValue = options.InitialActionValue,
            Seed = options.Seed,
        });
        return (linear, linear.Weights);
    }

    /// <summary>The published state key, over the mask bits too where there are some.</summary>
    private RoundingDiscretizer CreateDiscretizer()
    {
        if (!Selects)
            return _definition.CreateDiscretizer();
        string[] features = [.. _definition.Features.Select(feature => feature.Name)];
        return new RoundingDiscretizer(
            [.. features.Select(name => $"{name}_Active"), .. features],
            new RoundingOptions { Decimals = 2, SinglePrecision = true, CellWidth = CellWidth.Int16 });
    }

    private PolicyEvaluation Evaluate(IPolicy policy, CancellationToken cancellationToken) => Selects
        ? new Evaluator(new EvaluatorOptions { Seed = _evaluationSeed, MaxStepsPerEpisode = TestStepLimit })
            .Evaluate(CreateEnvironment(_dataset.Test, UniformSampler.Instance), policy, cancellationToken)
        : _data.CreateTestEvaluator(_definition, _evaluationSeed).Evaluate(policy, cancellationToken);

    private static long[] SortedVisits(QTable table)
    {
        long[] visits = [.. Enumerable.Range(0, table.StateCount).Select(row => VisitsOf(table, row))];
        Array.Sort(visits);
        return visits;
    }

    private static long VisitsOf(QTable table, int row)
    {
        long sum = 0;
        foreach (uint visits in table.GetVisits(row))
            sum += visits;
        return sum;
    }
}
