using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Training;

/// <summary>Plays ranges of episodes in an environment and a copy of the table of its own; shares nothing that changes while it plays.</summary>
internal sealed class ParallelWorker
{
    private readonly IEnvironment _environment;
    private readonly int _maxSteps;
    private readonly EpisodeRecord[] _records;
    private readonly ulong _agentSeed;

    private EpisodePlayer _player;
    private ulong? _environmentSeed;
    private int _recordCount;
    private int _sharedStateCount;

    public ParallelWorker(int number, IEnvironment environment, QLearningAgent shared, ParallelTrainerOptions options)
    {
        _environment = environment;
        _maxSteps = options.MaxStepsPerEpisode ?? int.MaxValue;
        _records = new EpisodeRecord[options.RangeLength];
        _environmentSeed = CopySeeds.Of(options.Seed, number);
        _agentSeed = new SeedTree(options.Seed).Branch("worker").Derive((ulong)number);
        Copy(shared, number == 0 ? shared.RandomState : null);
    }

    /// <summary>The worker's agent, with what it learned in its last range.</summary>
    public QLearningAgent Agent { get; private set; }

    /// <summary>The episodes of the last range.</summary>
    public ReadOnlySpan<EpisodeRecord> Records => _records.AsSpan(0, _recordCount);

    /// <summary>The steps of the last range.</summary>
    public long StepCount { get; private set; }

    /// <summary>The middle of the last range, as schedules read it.</summary>
    public ScheduleTime Middle { get; private set; }

    /// <summary>What ended the last range early, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Takes over what all have learned, and plays a range of episodes. Throws nothing.</summary>
    /// <param name="shared">The agent of all; only read.</param>
    /// <param name="firstEpisode">The number of the range's first episode in this training.</param>
    /// <param name="episodeCount">The number of its episodes; 0 for none.</param>
    /// <param name="episodesBefore">How many episodes the agent had played before this training.</param>
    /// <param name="cancellationToken">Ends the range after the running episode.</param>
    public void Play(QLearningAgent shared, long firstEpisode, int episodeCount, long episodesBefore, CancellationToken cancellationToken)
    {
        try
        {
            _recordCount = 0;
            Follow(shared);
            Agent.MoveTo(episodesBefore + firstEpisode, shared.StepCount);
            for (int i = 0; i < episodeCount && !cancellationToken.IsCancellationRequested; i++)
            {
                _records[_recordCount++] = _player.Play(firstEpisode + i, _environmentSeed);
                _environmentSeed = null;
            }

            StepCount = Agent.StepCount - shared.StepCount;
            Middle = new ScheduleTime(episodesBefore + firstEpisode + episodeCount / 2, shared.StepCount + StepCount / 2, 0);
        }
        catch (Exception e)
        {
            Failure = e;
        }
    }

    private void Follow(QLearningAgent shared)
    {
        if (!WorkerMerge.TryFollow(Agent.Table, shared.Table, _sharedStateCount))
            Copy(shared, Agent.RandomState);
        _sharedStateCount = shared.StateCount;
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Agent), nameof(_player))]
    private void Copy(QLearningAgent shared, RandomState? randomState)
    {
        Agent = shared.CreateWorker(_agentSeed);
        if (randomState is { } state)
            Agent.RandomState = state;
        _player = EpisodePlayer.Create(_environment, Agent, _maxSteps);
        _sharedStateCount = shared.StateCount;
    }
}
