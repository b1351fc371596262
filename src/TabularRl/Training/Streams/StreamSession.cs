using Microsoft.Extensions.Logging;
using TabularRl.Agents;
using TabularRl.Persistence;

namespace TabularRl.Training.Streams;

/// <summary>One run over a stream: what is done with each transition, whatever it comes from.</summary>
internal sealed class StreamSession
{
    private readonly TransitionStreamOptions _options;
    private readonly ILogger _logger;
    private readonly ITransitionLearner _learner;
    private readonly IProgress<TransitionStreamPosition>? _progress;
    private readonly long _checkpointEvery;
    private long _readCount;
    private long _skippedCount;
    private long _checkpointedCount = -1;

    public StreamSession(
        TransitionStreamOptions options,
        ILogger logger,
        ITransitionLearner learner,
        TransitionStreamPosition start,
        IProgress<TransitionStreamPosition>? progress)
    {
        _options = options;
        _logger = logger;
        _learner = learner;
        _progress = progress;
        _checkpointEvery = options.Checkpoints?.EveryTransitions ?? long.MaxValue;
        (_readCount, _skippedCount) = start;
        if (options.Checkpoints is not null)
        {
            if (learner is not ISnapshotAgent agent)
                throw new ArgumentException("Checkpoints are wanted, but the learner has no snapshots (ISnapshotAgent).", nameof(learner));

            // Where a snapshot is refused, better now than after the first hundred thousand transitions.
            agent.CreateSnapshot();
        }

        StreamLog.Started(_logger, _readCount);
    }

    private TransitionStreamPosition Position => new(_readCount, _skippedCount);

    public void Take(in LoggedTransition transition)
    {
        try
        {
            _learner.Learn(
                transition.Observation.Span,
                transition.Action,
                transition.Reward,
                transition.NextObservation.Span,
                transition.Terminated,
                transition.NextLegalActions);
        }
        catch (ArgumentException e) when (_options.BadTransitions == BadTransitionHandling.Skip)
        {
            _skippedCount++;
            StreamLog.Skipped(_logger, _readCount, e.Message);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"Transition {_readCount} of the stream (counted from 0) is refused: {e.Message} Repair the stream, or skip bad transitions."), e);
        }

        _readCount++;
        if (_readCount % _options.ProgressEvery == 0)
            _progress?.Report(Position);
        if (_readCount % _checkpointEvery == 0)
            WriteCheckpoint();
    }

    public void Interrupt()
    {
        StreamLog.Interrupted(_logger, _readCount);
        if (_options.Checkpoints is { OnInterruption: true } && _checkpointedCount != _readCount)
            WriteCheckpoint();
    }

    public TransitionStreamPosition Finish()
    {
        if (_readCount % _options.ProgressEvery != 0)
            _progress?.Report(Position);
        if (_options.Checkpoints is not null && _checkpointedCount != _readCount)
            WriteCheckpoint();
        StreamLog.Finished(_logger, _readCount - _skippedCount, _skippedCount);
        return Position;
    }

    private void WriteCheckpoint()
    {
        StreamCheckpointOptions checkpoints = _options.Checkpoints!;
        AgentSnapshot snapshot = ((ISnapshotAgent)_learner).CreateSnapshot();
        CheckpointFile.Write(checkpoints.FilePath, new Checkpoint
        {
            Provenance = Position.AddTo(checkpoints.Provenance),
            Agent = snapshot,
            Training = checkpoints.Training ?? new TrainingState
            {
                EpisodeCount = 0,
                EpisodesPerPoint = 1,
                Curve = [],
                EnvironmentRandomState = null,
            },
        });
        _checkpointedCount = _readCount;
        StreamLog.CheckpointWritten(_logger, _readCount);
    }
}
