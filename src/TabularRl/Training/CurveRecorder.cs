using System.Runtime.InteropServices;
using TabularRl.Diagnostics;

namespace TabularRl.Training;

/// <summary>Adds episodes up into the points of a learning curve.</summary>
internal sealed class CurveRecorder
{
    private readonly List<LearningCurvePoint> _points;
    private long _firstEpisode;
    private long _episodeCount;
    private long _stepCount;
    private double _returnSum;
    private double _returnSquareSum;
    private long _goalCount;

    public CurveRecorder(long episodesPerPoint, IReadOnlyList<LearningCurvePoint> points)
    {
        EpisodesPerPoint = episodesPerPoint;
        _points = [.. points];
        if (_points.Count > 0 && _points[^1].EpisodeCount < episodesPerPoint)
        {
            LearningCurvePoint open = _points[^1];
            _points.RemoveAt(_points.Count - 1);
            _firstEpisode = open.FirstEpisodeIndex;
            (_episodeCount, _stepCount, _goalCount) = (open.EpisodeCount, open.StepCount, open.GoalCount);
            (_returnSum, _returnSquareSum) = (open.ReturnSum, open.ReturnSquareSum);
        }
        else if (_points.Count > 0)
        {
            _firstEpisode = _points[^1].FirstEpisodeIndex + _points[^1].EpisodeCount;
        }
    }

    public long EpisodesPerPoint { get; }

    /// <summary>What makes about a hundred points.</summary>
    public static long DefaultEpisodesPerPoint(long episodeCount) => Math.Max(1, episodeCount / 100);

    public bool HasOpenPoint => _episodeCount > 0;

    public bool IsPointFull => _episodeCount >= EpisodesPerPoint;

    /// <summary>The full points, valid until the next is closed.</summary>
    public ReadOnlySpan<LearningCurvePoint> FullPoints => CollectionsMarshal.AsSpan(_points);

    public void Add(double episodeReturn, int stepCount, bool isGoalReached)
    {
        _episodeCount++;
        _stepCount += stepCount;
        _returnSum += episodeReturn;
        _returnSquareSum += episodeReturn * episodeReturn;
        _goalCount += isGoalReached ? 1 : 0;
    }

    public LearningCurvePoint ClosePoint(double explorationParameter, int stateCount)
    {
        LearningCurvePoint point = OpenPoint(explorationParameter, stateCount);
        _points.Add(point);
        _firstEpisode += _episodeCount;
        (_episodeCount, _stepCount, _goalCount) = (0, 0, 0);
        (_returnSum, _returnSquareSum) = (0, 0);
        return point;
    }

    public IReadOnlyList<LearningCurvePoint> Snapshot(double explorationParameter, int stateCount) =>
        _episodeCount == 0 ? [.. _points] : [.. _points, OpenPoint(explorationParameter, stateCount)];

    private LearningCurvePoint OpenPoint(double explorationParameter, int stateCount) => new()
    {
        FirstEpisodeIndex = _firstEpisode,
        EpisodeCount = _episodeCount,
        StepCount = _stepCount,
        ReturnSum = _returnSum,
        ReturnSquareSum = _returnSquareSum,
        GoalCount = _goalCount,
        ExplorationParameter = explorationParameter,
        StateCount = stateCount,
    };
}
