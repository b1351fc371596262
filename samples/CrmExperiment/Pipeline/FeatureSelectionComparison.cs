using CrmExperiment.Results;
using TabularRl.Agents.QLearning;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Studies;
using TabularRl.Randomness;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>
/// The published experiment beside the two forms of its feature selection, the second with the published program's reward too, since what
/// is paid decides how long its episodes run. All have the same number of episodes, side by side on all cores.
/// </summary>
internal static class FeatureSelectionComparison
{
    public const string Plain = "plain";

    /// <summary>
    /// The steps after which an episode is cut off on test. Training has no limit: every try of a toggle beyond the task's own limit ends an
    /// episode, and ε is never 0. A greedy policy of the form as programmed may take sales actions for ever.
    /// </summary>
    public const int TestStepLimit = 1_000;

    private static readonly string[] Variants = [Plain, "as-documented", "as-programmed", "program-reward"];

    public static IReadOnlyList<FeatureSelectionResult> Compute(
        ExperimentDefinition definition, ExperimentData data, ulong seed, long episodeCount, CancellationToken cancellationToken)
    {
        // Both say what the data lack before anything is trained.
        _ = data.CreateTrainingEnvironment(definition);
        _ = data.CreateTestEvaluator(definition, seed);
        string[] variants = definition.Reward == CrmReward.Program ? Variants[..^1] : Variants;
        var results = new FeatureSelectionResult[variants.Length];
        CpuParallel.For(variants.Length, i => results[i] = Compute(variants[i], definition, data, seed, episodeCount, cancellationToken), cancellationToken);
        return results;
    }

    private static FeatureSelectionResult Compute(
        string variant, ExperimentDefinition definition, ExperimentData data, ulong seed, long episodeCount, CancellationToken cancellationToken)
    {
        bool selects = variant != Plain;
        CrmReward reward = variant == Variants[3] ? CrmReward.Program : definition.Reward;
        ExperimentDefinition named = selects ? definition with { Name = $"feature-selection-{variant}" } : definition;
        SeedTree seeds = ExperimentTraining.SeedsOf(named, seed);
        CrmDataset dataset = data.DatasetFor(definition);
        IStartableEnvironment Create(CrmSplit split, ICustomerSampler sampler) => selects
            ? new FeatureSelectionEnvironment(split, new FeatureSelectionOptions { Variant = VariantOf(variant), Reward = reward, Sampler = sampler })
            : data.CreateEnvironment(definition, split, sampler);

        IStartableEnvironment training = Create(dataset.Train, definition.Mix.Sampler);
        var agent = new QLearningAgent(CreateDiscretizer(definition, selects), training.ActionCount, LearningSettings.Published.ToOptions(seeds.Derive("agent")));
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = episodeCount, Seed = seeds.Derive("environment") });
        TrainingResult trained = trainer.Train(training, agent, cancellationToken: cancellationToken);
        PolicyStudyResult study = selects
            ? Play(() => Create(dataset.Test, UniformSampler.Instance), definition, agent, ExperimentEvaluation.SeedOf(named, seed), cancellationToken)
            : ExperimentEvaluation.Study(definition, data, [agent.Freeze()], seed, cancellationToken);
        return Describe(variant, agent, trained, study) with { Reward = reward.Name, TestStepLimit = selects ? TestStepLimit : null };
    }

    private static PolicyStudyResult Play(
        Func<IStartableEnvironment> createTest, ExperimentDefinition definition, QLearningAgent agent, ulong seed, CancellationToken cancellationToken) => PolicyStudy.Run(
            createTest,
            [new PolicyGroup(ExperimentEvaluation.TrainedName, [agent.Freeze()])],
            new PolicyStudyOptions
            {
                Evaluation = new EvaluatorOptions { Seed = seed, MaxStepsPerEpisode = TestStepLimit },
                ActionNames = [.. definition.Features.Select(feature => $"toggle-{feature.Name}"), .. CrmActions.Names],
            },
            cancellationToken);

    private static FeatureSelectionResult Describe(string variant, QLearningAgent agent, TrainingResult trained, PolicyStudyResult study)
    {
        long[] visits = [.. Enumerable.Range(0, agent.StateCount).Select(row => VisitsOf(agent, row))];
        Array.Sort(visits);
        StudiedPolicy policy = study[ExperimentEvaluation.TrainedName];
        return new FeatureSelectionResult
        {
            Variant = variant,
            Actions = agent.ActionCount,
            Episodes = trained.EpisodeCount,
            Reward = "",
            TestStepLimit = null,
            States = agent.StateCount,
            PublishedStates = variant == Plain ? PublishedFigures.States : PublishedFigures.FeatureSelectionStates,
            VisitsPerState = visits.Average(),
            MedianVisitsPerState = (visits[(visits.Length - 1) / 2] + visits[visits.Length / 2]) / 2.0,
            ShareMetOnce = visits.Count(count => count <= 1) / (double)visits.Length,
            TrainingSteps = agent.StepCount / (double)trained.EpisodeCount,
            TrainingSeconds = trained.Elapsed.TotalSeconds,
            Customers = study.StartCount,
            FirstStateCoverage = policy.FirstStateCoverage,
            Coverage = policy.Coverage,
            Trained = ExperimentEvaluation.Describe(policy),
            Random = ExperimentEvaluation.Describe(study.Random),
            BestConstant = ExperimentEvaluation.Describe(CrmActions.Names.Select(name => study[$"always-{name}"]).MaxBy(constant => constant.GoalRate)!),
            TrainedMinusRandom = ExperimentEvaluation.Describe(policy.FromRandom!),
        };
    }

    private static long VisitsOf(QLearningAgent agent, int row)
    {
        long sum = 0;
        foreach (uint visits in agent.Table.GetVisits(row))
            sum += visits;
        return sum;
    }

    private static FeatureSelectionVariant VariantOf(string variant) =>
        variant == Variants[1] ? FeatureSelectionVariant.AsDocumented : FeatureSelectionVariant.AsProgrammed;

    /// <summary>The published state key, over the mask bits too where there are some.</summary>
    private static RoundingDiscretizer CreateDiscretizer(ExperimentDefinition definition, bool selects)
    {
        if (!selects)
            return definition.CreateDiscretizer();
        string[] features = [.. definition.Features.Select(feature => feature.Name)];
        return new RoundingDiscretizer(
            [.. features.Select(name => $"{name}_Active"), .. features],
            new RoundingOptions { Decimals = 2, SinglePrecision = true, CellWidth = CellWidth.Int16 });
    }
}
