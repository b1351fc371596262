using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;
using TabularRl.Persistence;

namespace TabularRl.Training.Stopping;

/// <summary>A stop condition over one training, from its first point or from where a checkpoint left it.</summary>
internal sealed class ConditionWatch
{
    private readonly IStopMonitor _monitor;
    private readonly int _firstPoint;

    private ConditionWatch(string description, IStopMonitor monitor, int firstPoint)
    {
        Description = description;
        _monitor = monitor;
        _firstPoint = firstPoint;
    }

    /// <summary>The condition in words.</summary>
    public string Description { get; }

    /// <summary>What a checkpoint holds of it.</summary>
    public StopConditionState State => new(Description, _firstPoint, _monitor.State);

    /// <summary>Begins to watch.</summary>
    /// <param name="condition">The condition, or null: then nothing is watched.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="firstPoint">The first point of the curve to look at.</param>
    /// <param name="stored">The stored state, or null; that of another condition is left alone.</param>
    public static ConditionWatch? Begin(IStopCondition? condition, IEnvironment environment, IAgent agent, int firstPoint, StopConditionState? stored)
    {
        if (condition is null)
            return null;
        IStopMonitor monitor = condition.Begin(environment, agent);
        string description = condition.Description;
        if (stored is null || stored.Condition != description)
            return new ConditionWatch(description, monitor, firstPoint);
        monitor.State = stored.Values;
        return new ConditionWatch(description, monitor, stored.FirstPointIndex);
    }

    /// <summary>Looks at the full points of the curve.</summary>
    /// <returns>Why the training is to end, or null.</returns>
    public StopReason? Check(ReadOnlySpan<LearningCurvePoint> fullPoints) =>
        fullPoints.Length > _firstPoint && _monitor.Check(fullPoints[_firstPoint..]) is { } text ? new StopReason(StopCause.Condition, text) : null;
}
