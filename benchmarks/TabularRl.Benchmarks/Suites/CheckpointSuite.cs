using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Persistence;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Checkpoints to and from a file in the temporary folder.</summary>
internal sealed class CheckpointSuite(int stateCount) : ISuite
{
    public string Title => "Checkpoints";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        using var folder = new ScratchFolder();
        string path = folder.FileNamed("agent.ckpt");
        QLearningAgent agent = BenchmarkAgents.Create(new StateSpace(stateCount));
        var save = new CheckpointSave(
            new Checkpoint
            {
                Provenance = new CheckpointProvenance(),
                Agent = agent.CreateSnapshot(),
                Training = new TrainingState { EpisodeCount = 0, EpisodesPerPoint = 1, Curve = [], EnvironmentRandomState = null },
            },
            path);
        save.Run();
        var group = new EntryGroup(stateCount);
        group.Add(RowNames.CheckpointSave, save);
        group.Add(RowNames.CheckpointLoad, new CheckpointLoad(path));
        yield return group.Entries;
    }
}
