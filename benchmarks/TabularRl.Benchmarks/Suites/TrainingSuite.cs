using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Crm;

namespace TabularRl.Benchmarks.Suites;

/// <summary>The published experiment as users train it: whole, with and without what a trainer adds, on one core and on two.</summary>
internal sealed class TrainingSuite(PublishedExperiment experiment, long episodeCount = PublishedExperiment.EpisodeCount) : ISuite
{
    private const int SeedCount = 8;

    public string Title => "Training";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        var whole = new Experiment(experiment, episodeCount);
        QLearningAgent agent = whole.Train();
        int stateCount = agent.StateCount;
        var alone = new EntryGroup(stateCount);
        alone.Add(RowNames.Experiment, whole, StateTables.BytesPerState(agent.Table));
        yield return alone.Entries;

        long overheadEpisodes = Math.Max(1, episodeCount / 10);
        CrmFunnelEnvironment environment = experiment.CreateEnvironment();
        var overhead = new EntryGroup(stateCount);
        overhead.Add(RowNames.BareLoop, new BareLoop(environment, agent, overheadEpisodes));
        overhead.Add(RowNames.TrainerOverhead, new TrainerRun(environment, agent, overheadEpisodes));
        overhead.Add(RowNames.TrainerOverheadObserver, new TrainerRun(environment, agent, overheadEpisodes, observer: new ReturnSum()));
        overhead.Add(RowNames.TrainerOverheadLoggingOff, new TrainerRun(environment, agent, overheadEpisodes, logger: new SilentLogger()));
        yield return overhead.Entries;

        if (Environment.ProcessorCount < 2)
            yield break;
        var seeds = new EntryGroup(stateCount);
        seeds.Add(RowNames.ManySeedsOneCore, new ManySeeds(experiment, SeedCount, overheadEpisodes, coreCount: 1));
        seeds.Add(RowNames.ManySeedsTwoCores, new ManySeeds(experiment, SeedCount, overheadEpisodes, coreCount: 2));
        yield return seeds.Entries;

        var oneTable = new EntryGroup(stateCount);
        oneTable.Add(RowNames.OneTableSequential, whole);
        oneTable.Add(RowNames.OneTableOneCore, new OneTable(experiment, episodeCount, coreCount: 1));
        oneTable.Add(RowNames.OneTableTwoCores, new OneTable(experiment, episodeCount, coreCount: 2));
        yield return oneTable.Entries;
    }
}
