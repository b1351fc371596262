using TabularRl.Agents;
using TabularRl.Agents.BackOff;
using TabularRl.Crm;
using TabularRl.Environments;
using TabularRl.Evaluation.Auditing;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>Trains experiments. Every seed is derived from the root seed and the experiment's name, so that no experiment changes another's.</summary>
internal static class ExperimentTraining
{
    /// <summary>How often a checkpoint is written on the way.</summary>
    public const long CheckpointEvery = 25_000;

    /// <summary>The training that a run reports, with its checkpoints, its progress, an eye on all that it sees and on its greedy policy.</summary>
    public static TrainedExperiment Train(
        ExperimentDefinition definition,
        ExperimentData data,
        ulong seed,
        long episodeCount,
        string checkpointPath,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        SeedTree seeds = SeedsOf(definition, seed);
        var observations = new ObservationStatistics(definition.Features.Select(feature => feature.Name));
        IEnvironment environment = new ObservingEnvironment(data.CreateTrainingEnvironment(definition), observations);
        CheckpointOptions checkpoints = CreateCheckpoints(definition, data, seed, checkpointPath);
        FunnelEvaluator? evaluator = data.DatasetFor(definition).Test.Leads.Count == 0 ? null : data.CreateTestEvaluator(definition, seed);
        return Train(definition, environment, seeds, episodeCount, checkpoints, evaluator, progress, cancellationToken) with { Observations = observations };
    }

    /// <summary>A training of which only the policy is wanted.</summary>
    public static TrainedExperiment Train(
        ExperimentDefinition definition, ExperimentData data, SeedTree seeds, long episodeCount, CancellationToken cancellationToken) =>
        Train(definition, data.CreateTrainingEnvironment(definition), seeds, episodeCount, checkpoints: null, evaluator: null, progress: null, cancellationToken);

    /// <summary>The seeds of an experiment; its repetitions branch off from them.</summary>
    public static SeedTree SeedsOf(ExperimentDefinition definition, ulong seed) => new SeedTree(seed).Branch(definition.Name);

    /// <summary>Goes on from a checkpoint; the outcome equals that of a training that was never stopped.</summary>
    public static TrainedExperiment Resume(
        ExperimentDefinition definition,
        ExperimentData data,
        Checkpoint checkpoint,
        long episodeCount,
        string checkpointPath,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        CrmFunnelEnvironment environment = data.CreateTrainingEnvironment(definition);
        ISnapshotAgent agent = checkpoint.Agent.Kind == BackOffQLearningAgent.Kind
            ? checkpoint.RestoreBackOffQLearning(definition.CreateLevels())
            : checkpoint.RestoreQLearning(definition.CreateDiscretizer());
        var trainer = new Trainer(new TrainerOptions
        {
            EpisodeCount = episodeCount,
            Checkpoints = CreateCheckpoints(definition, data, checkpoint.Provenance.Seed, checkpointPath),
        });
        return new TrainedExperiment(definition, agent, trainer.Resume(environment, agent, checkpoint.Training, progress, cancellationToken: cancellationToken));
    }

    /// <summary>The policy of a checkpoint, which backs off if its agent did.</summary>
    public static IPolicy Freeze(ExperimentDefinition definition, Checkpoint checkpoint) => checkpoint.Agent.Kind == BackOffQLearningAgent.Kind
        ? checkpoint.FreezeBackOff(definition.CreateLevels())
        : checkpoint.Freeze(definition.CreateDiscretizer());

    private static TrainedExperiment Train(
        ExperimentDefinition definition,
        IEnvironment environment,
        SeedTree seeds,
        long episodeCount,
        CheckpointOptions? checkpoints,
        FunnelEvaluator? evaluator,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ulong agentSeed = seeds.Derive("agent"), environmentSeed = seeds.Derive("environment");
        ISnapshotAgent agent = definition.CreateAgent(agentSeed);
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = episodeCount, Seed = environmentSeed, Checkpoints = checkpoints });
        GreedyObserver? observer = evaluator is null
            ? null
            : new GreedyObserver(evaluator, () => TrainedExperiment.Freeze(agent), definition.Learning.DiscountFactor, episodeCount, cancellationToken);
        TrainingResult result = trainer.Train(environment, agent, progress, observer, cancellationToken);
        return new TrainedExperiment(definition, agent, result) { Seeds = [agentSeed, environmentSeed], GreedyPoints = observer?.Points ?? [] };
    }

    private static CheckpointOptions CreateCheckpoints(ExperimentDefinition definition, ExperimentData data, ulong seed, string path) => new()
    {
        FilePath = path,
        EveryEpisodes = CheckpointEvery,
        Provenance = new CheckpointProvenance
        {
            Seed = seed,
            DataName = data.SourceName,
            DataSha256 = data.Sha256,
            Options = definition.ToOptions().Add(Recommender.FittedFeatures, data.DatasetFor(definition).Fitted.ToJson()),
        },
    };
}
