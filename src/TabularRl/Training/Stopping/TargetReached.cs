using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;

namespace TabularRl.Training.Stopping;

internal sealed class TargetReached : IStopCondition
{
    private readonly double _meanReturn;
    private readonly int _pointCount;

    public TargetReached(double meanReturn, int pointCount)
    {
        if (!double.IsFinite(meanReturn))
            throw new ArgumentOutOfRangeException(nameof(meanReturn), meanReturn, "The target must be finite.");
        ArgumentOutOfRangeException.ThrowIfLessThan(pointCount, 1);
        _meanReturn = meanReturn;
        _pointCount = pointCount;
    }

    public string Description => FormattableString.Invariant($"a mean return of {_meanReturn} in the last {_pointCount} points");

    public IStopMonitor Begin(IEnvironment environment, IAgent agent) => new CurveMonitor(Check);

    private string? Check(ReadOnlySpan<LearningCurvePoint> curve)
    {
        if (curve.Length < _pointCount)
            return null;
        double sum = 0;
        foreach (ref readonly LearningCurvePoint point in curve[^_pointCount..])
            sum += point.MeanReturn;
        double mean = sum / _pointCount;
        return mean >= _meanReturn
            ? FormattableString.Invariant($"the mean return of the last {_pointCount} points, {mean:G6}, reached {_meanReturn}")
            : null;
    }
}
