using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Randomness;
using TabularRl.Training;
using TabularRl.Training.Sweeps;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The published experiment on several seeds, by the library's sweep on a number of cores.</summary>
internal sealed class ManySeeds(PublishedExperiment experiment, int seedCount, long episodeCount, int coreCount) : IContender
{
    private readonly SweepRunner _runner = new(new SweepOptions { Seed = TaskConstants.Seed, MaxDegreeOfParallelism = coreCount });
    private readonly IReadOnlyList<SweepConfiguration> _configurations = Sweep.Grid(new SweepSpace(SweepParameter.Choice("episodes", episodeCount)));

    public long Run() => (long)_runner.Run(_configurations, seedCount, CountSteps).Rows[0].Scores.Sum();

    private double CountSteps(SweepConfiguration configuration, SweepTrial trial, CancellationToken cancellationToken)
    {
        var seeds = new SeedTree(trial.Seed);
        QLearningAgent agent = experiment.CreateAgent(seeds.Derive("agent"));
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = configuration.Get<long>("episodes"), Seed = seeds.Derive("environment") });
        return trainer.Train(experiment.CreateEnvironment(), agent, cancellationToken: cancellationToken).StepCount;
    }
}
