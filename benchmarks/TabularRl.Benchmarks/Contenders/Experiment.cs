using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Training;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The published experiment from its first episode to its last by the public trainer, with a new agent each time.</summary>
internal sealed class Experiment(PublishedExperiment experiment, long episodeCount) : IContender
{
    private readonly Trainer _trainer = new(new TrainerOptions { EpisodeCount = episodeCount, Seed = TaskConstants.Seed });

    public long Run() => Train().StepCount;

    /// <summary>The agent after the training.</summary>
    public QLearningAgent Train()
    {
        QLearningAgent agent = experiment.CreateAgent(TaskConstants.Seed);
        _trainer.Train(experiment.CreateEnvironment(), agent);
        return agent;
    }
}
