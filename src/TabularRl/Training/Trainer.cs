using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;
using TabularRl.Persistence;
using TabularRl.Randomness;

namespace TabularRl.Training;

/// <summary>
/// Plays an agent in an environment, episode after episode, and keeps the learning curve. Cancellation is observed between episodes.
/// The same seed, environment and agent give the same table, bit for bit, whether the training was stopped and resumed or not.
/// </summary>
/// <remarks>Thread-safe; each environment and agent belongs to one training at a time. Nothing allocates between two points of the curve.</remarks>
public sealed class Trainer
{
    private readonly TrainerOptions _options;
    private readonly ILogger _logger;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">Where start, progress, checkpoints and end are logged, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Trainer(TrainerOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <summary>Trains from the first episode on.</summary>
    /// <param name="environment">The environment; its first reset is seeded.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought.</returns>
    /// <exception cref="ArgumentException">Environment and agent do not fit, or checkpoints are wanted of an agent that has no snapshots.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult Train(
        IEnvironment environment,
        IAgent agent,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        CheckFit(environment, agent);
        return Run(
            CreatePlayer(environment, agent),
            environment,
            agent,
            0,
            _options.EpisodeCount,
            new CurveRecorder(DefaultEpisodesPerPoint, []),
            _options.Seed,
            progress,
            observer,
            cancellationToken);
    }

    /// <summary>
    /// As <see cref="Train"/>, compiled for the type of the environment, so that its steps are called directly and may be inlined. The result
    /// is the same, bit for bit.
    /// </summary>
    /// <typeparam name="TEnvironment">A readonly struct that holds what changes in a sealed class; copies of it are the same environment.</typeparam>
    /// <param name="environment">The environment; its first reset is seeded.</param>
    /// <param name="agent">The agent; a <see cref="Agents.QLearning.QLearningAgent"/> is called directly too.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought.</returns>
    /// <exception cref="ArgumentException">As of <see cref="Train"/>, or the struct is not readonly.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult TrainCompiled<TEnvironment>(
        TEnvironment environment,
        IAgent agent,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
        where TEnvironment : struct, IEnvironment
    {
        TrainingChecks.CheckReadOnly<TEnvironment>();
        IEnvironment copy = environment;
        CheckFit(copy, agent);
        return Run(
            EpisodePlayer.CreateCompiled(environment, agent, MaxSteps),
            copy,
            agent,
            0,
            _options.EpisodeCount,
            new CurveRecorder(DefaultEpisodesPerPoint, []),
            _options.Seed,
            progress,
            observer,
            cancellationToken);
    }

    /// <summary>Goes on with a training that was stopped.</summary>
    /// <param name="environment">An environment as the first one was when it was created; its generator is set to the stored state.</param>
    /// <param name="agent">The agent, rebuilt from its snapshot.</param>
    /// <param name="state">Where the training stood.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought, from its first episode on.</returns>
    /// <exception cref="ArgumentException">Environment and agent do not fit, or the environment's generator cannot be set.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult Resume(
        IEnvironment environment,
        IAgent agent,
        TrainingState state,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        CheckFit(environment, agent);
        ArgumentNullException.ThrowIfNull(state);
        if (environment.FindCapability<IRandomStateful>() is not { } stateful || state.EnvironmentRandomState is not { } randomState)
        {
            throw new ArgumentException(
                "The training cannot be resumed: its environment does not save the state of its generator (IRandomStateful).", nameof(environment));
        }

        stateful.RandomState = randomState;
        return Run(
            CreatePlayer(environment, agent),
            environment,
            agent,
            state.EpisodeCount,
            _options.EpisodeCount,
            new CurveRecorder(state.EpisodesPerPoint, state.Curve),
            seed: null,
            progress,
            observer,
            cancellationToken);
    }

    /// <summary>
    /// Goes on with a finished or stopped training in another environment, for example one of new data: plays
    /// <see cref="TrainerOptions.EpisodeCount"/> episodes more, and adds them to the learning curve.
    /// </summary>
    /// <param name="environment">The new environment; its first reset is seeded from the options, as at the start of a training. Its generator need not be that of the checkpoint.</param>
    /// <param name="agent">The agent, rebuilt from its snapshot; its schedules go on from where they stood.</param>
    /// <param name="state">Where the training stood.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null; episodes are counted on from those before.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought, from its first episode on, those in the earlier environment included.</returns>
    /// <remarks>
    /// The length of the curve's points is the stored one, or the options' where there is no curve yet. If this is stopped in its turn,
    /// <see cref="Resume"/> goes on with it, by a trainer whose number of episodes is that of both trainings together.
    /// </remarks>
    /// <exception cref="ArgumentException">Environment and agent do not fit.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult Continue(
        IEnvironment environment,
        IAgent agent,
        TrainingState state,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        CheckFit(environment, agent);
        ArgumentNullException.ThrowIfNull(state);
        long episodesPerPoint = state.Curve.Count > 0 ? state.EpisodesPerPoint : DefaultEpisodesPerPoint;
        return Run(
            CreatePlayer(environment, agent),
            environment,
            agent,
            state.EpisodeCount,
            checked(state.EpisodeCount + _options.EpisodeCount),
            new CurveRecorder(episodesPerPoint, state.Curve),
            _options.Seed,
            progress,
            observer,
            cancellationToken);
    }

    private long DefaultEpisodesPerPoint => _options.EpisodesPerPoint ?? CurveRecorder.DefaultEpisodesPerPoint(_options.EpisodeCount);

    private int MaxSteps => _options.MaxStepsPerEpisode ?? int.MaxValue;

    private TrainingResult Run(
        EpisodePlayer player,
        IEnvironment environment,
        IAgent agent,
        long firstEpisode,
        long episodeCount,
        CurveRecorder curve,
        ulong? seed,
        IProgress<TrainingProgress>? progress,
        ITrainingObserver? observer,
        CancellationToken cancellationToken)
    {
        TrainingLog.Started(_logger, firstEpisode, episodeCount, _options.Seed);
        var ledger = new EpisodeLedger(curve, agent, firstEpisode, episodeCount, progress, observer, _logger);
        long checkpointEvery = _options.Checkpoints?.EveryEpisodes ?? long.MaxValue;
        for (long episode = firstEpisode; episode < episodeCount; episode++)
        {
            ledger.ThrowIfCancelled(cancellationToken);
            ledger.Add(player.Play(episode, seed));
            seed = null;
            if ((episode + 1) % checkpointEvery == 0 && episode + 1 < episodeCount)
                WriteCheckpoint(environment, agent, curve, episode + 1);
        }

        ledger.CloseLastPoint();
        if (_options.Checkpoints is not null)
            WriteCheckpoint(environment, agent, curve, Math.Max(firstEpisode, episodeCount));
        return ledger.Summarize();
    }

    private void WriteCheckpoint(IEnvironment environment, IAgent agent, CurveRecorder curve, long episodeCount)
    {
        var checkpoint = new Checkpoint
        {
            Provenance = _options.Checkpoints!.Provenance,
            Agent = ((ISnapshotAgent)agent).CreateSnapshot(),
            Training = new TrainingState
            {
                EpisodeCount = episodeCount,
                EpisodesPerPoint = curve.EpisodesPerPoint,
                Curve = curve.Snapshot(agent.ExplorationParameter, agent.StateCount),
                EnvironmentRandomState = environment.FindCapability<IRandomStateful>()?.RandomState,
            },
        };
        CheckpointFile.Write(_options.Checkpoints.FilePath, checkpoint);
        TrainingLog.CheckpointWritten(_logger, episodeCount, agent.StateCount);
    }

    private EpisodePlayer CreatePlayer(IEnvironment environment, IAgent agent) => EpisodePlayer.Create(environment, agent, MaxSteps);

    private void CheckFit(IEnvironment environment, IAgent agent)
    {
        TrainingChecks.CheckFit(environment, agent);
        if (_options.Checkpoints is not null && agent is not ISnapshotAgent)
            throw new ArgumentException("Checkpoints are wanted, but the agent has no snapshots (ISnapshotAgent).", nameof(agent));
    }
}
