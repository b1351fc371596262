using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;

namespace TabularRl.Training.Stopping;

internal sealed class NoImprovement : IStopCondition
{
    private readonly int _pointCount;
    private readonly double _minImprovement;

    public NoImprovement(int pointCount, double minImprovement)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointCount, 1);
        if (!(minImprovement >= 0 && double.IsFinite(minImprovement)))
            throw new ArgumentOutOfRangeException(nameof(minImprovement), minImprovement, "The improvement must be finite and at least 0.");
        _pointCount = pointCount;
        _minImprovement = minImprovement;
    }

    public string Description => FormattableString.Invariant($"no mean return better by more than {_minImprovement} in {_pointCount} points");

    public IStopMonitor Begin(IEnvironment environment, IAgent agent) => new CurveMonitor(Check);

    private string? Check(ReadOnlySpan<LearningCurvePoint> curve)
    {
        if (curve.Length <= _pointCount)
            return null;
        double before = Best(curve[..^_pointCount]), since = Best(curve[^_pointCount..]);
        return since <= before + _minImprovement
            ? FormattableString.Invariant($"no mean return of the last {_pointCount} points, {since:G6} at best, is better than {before:G6} by more than {_minImprovement}")
            : null;
    }

    private static double Best(ReadOnlySpan<LearningCurvePoint> points)
    {
        double best = double.NegativeInfinity;
        foreach (ref readonly LearningCurvePoint point in points)
            best = Math.Max(best, point.MeanReturn);
        return best;
    }
}
