using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TabularRl.Agents;
using TabularRl.Diagnostics;

namespace TabularRl.Training;

/// <summary>Enters finished episodes into the learning curve, tells the observer of each, and reports the points of the curve.</summary>
internal sealed class EpisodeLedger(
    CurveRecorder curve,
    IAgent agent,
    long firstEpisode,
    long maxEpisodes,
    IProgress<TrainingProgress>? progress,
    ITrainingObserver? observer,
    ILogger logger)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>The number of episodes entered, those before a resume included.</summary>
    public long EpisodeCount { get; private set; } = firstEpisode;

    /// <summary>The time since the ledger was opened.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>Enters an episode.</summary>
    /// <returns>Whether it was the last of a point of the curve.</returns>
    public bool Add(in EpisodeRecord record)
    {
        EpisodeCount++;
        curve.Add(record.Return, record.StepCount, record.IsGoalReached);
        observer?.OnEpisodeEnd(in record);
        if (!curve.IsPointFull)
            return false;
        ReportPoint();
        return true;
    }

    /// <summary>Reports the last, perhaps shorter, point.</summary>
    public void CloseLastPoint()
    {
        if (curve.HasOpenPoint)
            ReportPoint();
    }

    /// <summary>What all episodes brought, those before a resume included.</summary>
    public TrainingResult Summarize(StopReason reason, TimeSpan elapsed)
    {
        TrainingLog.Finished(logger, agent.EpisodeCount, agent.StepCount, agent.StateCount, reason);
        IReadOnlyList<LearningCurvePoint> points = curve.Snapshot(agent.ExplorationParameter, agent.StateCount);
        long episodes = 0, steps = 0, goals = 0;
        double returns = 0;
        foreach (LearningCurvePoint point in points)
        {
            episodes += point.EpisodeCount;
            steps += point.StepCount;
            goals += point.GoalCount;
            returns += point.ReturnSum;
        }

        return new TrainingResult
        {
            EpisodeCount = episodes,
            StepCount = steps,
            GoalRate = episodes == 0 ? 0 : (double)goals / episodes,
            MeanReturn = episodes == 0 ? 0 : returns / episodes,
            Curve = points,
            StopReason = reason,
            Elapsed = elapsed,
        };
    }

    /// <summary>Ends the training where it was cancelled.</summary>
    public void ThrowIfCancelled(CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
            return;
        TrainingLog.Stopped(logger, EpisodeCount);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void ReportPoint()
    {
        LearningCurvePoint point = curve.ClosePoint(agent.ExplorationParameter, agent.StateCount);
        TrainingLog.Progress(logger, EpisodeCount, point.MeanReturn, point.GoalRate, point.StateCount);
        progress?.Report(new TrainingProgress(EpisodeCount, maxEpisodes, point));
    }
}
