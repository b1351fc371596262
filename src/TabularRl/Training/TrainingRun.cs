using Microsoft.Extensions.Logging;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;
using TabularRl.Persistence;
using TabularRl.Randomness;
using TabularRl.Training.Stopping;

namespace TabularRl.Training;

/// <summary>One training of a <see cref="Trainer"/>, from its first episode or from where a checkpoint left it.</summary>
internal sealed class TrainingRun
{
    private readonly TrainerOptions _options;
    private readonly ILogger _logger;
    private readonly IEnvironment _environment;
    private readonly IAgent _agent;
    private readonly EpisodePlayer _player;
    private readonly CurveRecorder _curve;
    private readonly TrainingBudget _budget;
    private readonly ConditionWatch? _condition;
    private long _episodeCount;
    private long _stepCount;
    private StopReason? _reason;

    private TrainingRun(TrainerOptions options, ILogger logger, IEnvironment environment, IAgent agent, EpisodePlayer player, TrainingState? state, bool startsAnew)
    {
        _options = options;
        _logger = logger;
        _environment = environment;
        _agent = agent;
        _player = player;
        _curve = state is null || (startsAnew && state.Curve.Count == 0)
            ? new CurveRecorder(options.DefaultEpisodesPerPoint, [])
            : new CurveRecorder(state.EpisodesPerPoint, state.Curve);
        _episodeCount = state?.EpisodeCount ?? 0;
        _stepCount = state?.Curve.Sum(point => point.StepCount) ?? 0;
        _budget = startsAnew ? new TrainingBudget(options, _episodeCount, _stepCount) : new TrainingBudget(options, 0, 0);

        // A point that an earlier environment began says nothing of this one.
        int firstPoint = startsAnew ? _curve.FullPoints.Length + (_curve.HasOpenPoint ? 1 : 0) : 0;
        StopConditionState? stored = startsAnew ? null : state?.StopCondition;
        _condition = ConditionWatch.Begin(options.StopWhen, environment, agent, firstPoint, stored);
        if (_condition is not null && _condition.Description == stored?.Condition && state?.StopReason is { Cause: StopCause.Condition } reason)
            _reason = reason;
    }

    /// <summary>A training from its first episode on.</summary>
    public static TrainingRun First(TrainerOptions options, ILogger logger, IEnvironment environment, IAgent agent, EpisodePlayer player) =>
        new(options, logger, environment, agent, player, null, startsAnew: true);

    /// <summary>The rest of a training, whose budget counts from its first episode.</summary>
    public static TrainingRun Rest(TrainerOptions options, ILogger logger, IEnvironment environment, IAgent agent, EpisodePlayer player, TrainingState state) =>
        new(options, logger, environment, agent, player, state, startsAnew: false);

    /// <summary>More training in another environment, with a budget and a condition that begin now.</summary>
    public static TrainingRun More(TrainerOptions options, ILogger logger, IEnvironment environment, IAgent agent, EpisodePlayer player, TrainingState state) =>
        new(options, logger, environment, agent, player, state, startsAnew: true);

    public TrainingResult Run(ulong? seed, IProgress<TrainingProgress>? progress, ITrainingObserver? observer, CancellationToken cancellationToken)
    {
        LogStart();
        var ledger = new EpisodeLedger(_curve, _agent, _episodeCount, _budget.MaxEpisodes, progress, observer, _logger);
        long checkpointEvery = _options.Checkpoints?.EveryEpisodes ?? long.MaxValue;
        _reason ??= _budget.Check(_episodeCount, _stepCount);
        while (_reason is null)
        {
            ledger.ThrowIfCancelled(cancellationToken);
            EpisodeRecord record = _player.Play(_episodeCount, seed);
            seed = null;
            _episodeCount++;
            _stepCount += record.StepCount;
            if (ledger.Add(in record))
                _reason = _condition?.Check(_curve.FullPoints);
            _reason ??= _budget.Check(_episodeCount, _stepCount);
            if (_reason is null && _episodeCount % checkpointEvery == 0)
                WriteCheckpoint();
        }

        ledger.CloseLastPoint();
        if (_options.Checkpoints is not null)
            WriteCheckpoint();
        return ledger.Summarize(_reason, _budget.Elapsed);
    }

    private void LogStart()
    {
        if (_budget.MaxEpisodes == long.MaxValue)
            TrainingLog.StartedWithoutLimit(_logger, _episodeCount, _options.Seed);
        else
            TrainingLog.Started(_logger, _episodeCount, _budget.MaxEpisodes, _options.Seed);
    }

    private void WriteCheckpoint()
    {
        var checkpoint = new Checkpoint
        {
            Provenance = _options.Checkpoints!.Provenance,
            Agent = ((ISnapshotAgent)_agent).CreateSnapshot(),
            Training = new TrainingState
            {
                EpisodeCount = _episodeCount,
                EpisodesPerPoint = _curve.EpisodesPerPoint,
                Curve = _curve.Snapshot(_agent.ExplorationParameter, _agent.StateCount),
                EnvironmentRandomState = _environment.FindCapability<IRandomStateful>()?.RandomState,
                StopReason = _reason,
                StopCondition = _condition?.State,
            },
        };
        CheckpointFile.Write(_options.Checkpoints.FilePath, checkpoint);
        TrainingLog.CheckpointWritten(_logger, _episodeCount, _agent.StateCount);
    }
}
