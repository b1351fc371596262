using TabularRl.Agents.QLearning;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Persistence;
using TabularRl.Randomness;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>Trains experiments. Every seed is derived from the root seed and the experiment's name, so that no experiment changes another's.</summary>
internal static class ExperimentTraining
{
    /// <summary>How often a checkpoint is written on the way.</summary>
    public const long CheckpointEvery = 25_000;

    /// <summary>The published state key: each feature in single precision, times 100, rounded half to even.</summary>
    public static RoundingDiscretizer CreateDiscretizer(IReadOnlyList<CrmFeature> features) =>
        new(features.Select(feature => feature.Name), new RoundingOptions { Decimals = 2, SinglePrecision = true, CellWidth = CellWidth.Int16 });

    public static (QLearningAgent Agent, TrainingResult Result) Train(
        ExperimentDefinition definition,
        ExperimentData data,
        ulong seed,
        long episodeCount,
        string? checkpointPath,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        SeedTree seeds = new SeedTree(seed).Branch(definition.Name);
        CrmDataset dataset = data.DatasetFor(definition);
        CrmFunnelEnvironment environment = data.CreateTrainingEnvironment(definition);
        var agent = new QLearningAgent(CreateDiscretizer(dataset.Features), CrmActions.Count, definition.CreateAgentOptions(seeds.Derive("agent")));
        var trainer = new Trainer(CreateOptions(definition, data, seed, seeds.Derive("environment"), episodeCount, checkpointPath));
        return (agent, trainer.Train(environment, agent, progress, cancellationToken: cancellationToken));
    }

    /// <summary>Goes on from a checkpoint; the outcome equals that of a training that was never stopped.</summary>
    public static (QLearningAgent Agent, TrainingResult Result) Resume(
        ExperimentDefinition definition,
        ExperimentData data,
        Checkpoint checkpoint,
        long episodeCount,
        string checkpointPath,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        CrmDataset dataset = data.DatasetFor(definition);
        CrmFunnelEnvironment environment = data.CreateTrainingEnvironment(definition);
        QLearningAgent agent = checkpoint.RestoreQLearning(CreateDiscretizer(dataset.Features));
        var trainer = new Trainer(CreateOptions(definition, data, checkpoint.Provenance.Seed, 0, episodeCount, checkpointPath));
        return (agent, trainer.Resume(environment, agent, checkpoint.Training, progress, cancellationToken: cancellationToken));
    }

    private static TrainerOptions CreateOptions(
        ExperimentDefinition definition, ExperimentData data, ulong seed, ulong environmentSeed, long episodeCount, string? checkpointPath) => new()
        {
            EpisodeCount = episodeCount,
            Seed = environmentSeed,
            Checkpoints = checkpointPath is null
            ? null
            : new CheckpointOptions
            {
                FilePath = checkpointPath,
                EveryEpisodes = CheckpointEvery,
                Provenance = new CheckpointProvenance
                {
                    Seed = seed,
                    DataName = data.SourceName,
                    DataSha256 = data.Sha256,
                    Options = definition.ToOptions(),
                },
            },
        };
}
