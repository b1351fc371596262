using Microsoft.Extensions.Logging;
using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Crm;
using TabularRl.Training;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The episodes of <see cref="BareLoop"/> by the trainer, with what it offers on top.</summary>
internal sealed class TrainerRun(
    CrmFunnelEnvironment environment, QLearningAgent agent, long episodeCount, ITrainingObserver? observer = null, ILogger? logger = null) : IContender
{
    // One point of the curve, so that what a point costs is paid once.
    private readonly Trainer _trainer = new(
        new TrainerOptions { EpisodeCount = episodeCount, EpisodesPerPoint = episodeCount, Seed = TaskConstants.Seed }, logger);

    public long Run()
    {
        long before = agent.StepCount;
        _trainer.Train(environment, agent, observer: observer);
        return agent.StepCount - before;
    }
}
