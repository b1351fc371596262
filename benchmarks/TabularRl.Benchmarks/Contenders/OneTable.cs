using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Training;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>One table of the published experiment, learned by two workers on a number of cores.</summary>
internal sealed class OneTable(PublishedExperiment experiment, long episodeCount, int coreCount) : IContender
{
    private const int WorkerCount = 2;
    private const int RoundCount = 20;

    private readonly ParallelTrainer _trainer = new(new ParallelTrainerOptions
    {
        EpisodeCount = episodeCount,
        EpisodesPerRange = (int)Math.Max(1, episodeCount / (RoundCount * WorkerCount)),
        WorkerCount = WorkerCount,
        MaxDegreeOfParallelism = coreCount,
        Seed = TaskConstants.Seed,
    });

    public long Run()
    {
        QLearningAgent agent = experiment.CreateAgent(TaskConstants.Seed);
        return _trainer.Train(_ => experiment.CreateEnvironment(), agent).StepCount;
    }
}
