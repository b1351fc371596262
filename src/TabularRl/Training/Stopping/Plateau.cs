using MathNet.Numerics.Distributions;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;

namespace TabularRl.Training.Stopping;

internal sealed class Plateau : IStopCondition
{
    private readonly int _pointCount;
    private readonly double _tolerance;
    private readonly double _quantile;

    public Plateau(int pointCount, double tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointCount, 3);
        if (!(tolerance >= 0 && double.IsFinite(tolerance)))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be finite and at least 0.");
        _pointCount = pointCount;
        _tolerance = tolerance;
        _quantile = StudentT.InvCDF(0, 1, pointCount - 2, 0.975);
    }

    public string Description => FormattableString.Invariant($"a mean return that changes by at most {_tolerance} in {_pointCount} points");

    public IStopMonitor Begin(IEnvironment environment, IAgent agent) => new CurveMonitor(Check);

    private string? Check(ReadOnlySpan<LearningCurvePoint> curve)
    {
        if (curve.Length < _pointCount)
            return null;
        (double slope, double error) = Fit(curve[^_pointCount..]);
        double change = slope * (_pointCount - 1), halfWidth = _quantile * error * (_pointCount - 1);
        return Math.Abs(change) + halfWidth <= _tolerance
            ? FormattableString.Invariant($"the mean return changed by {change:G3} ± {halfWidth:G3} in the last {_pointCount} points, within {_tolerance}")
            : null;
    }

    /// <summary>The least-squares slope a point, and its standard error.</summary>
    private static (double Slope, double Error) Fit(ReadOnlySpan<LearningCurvePoint> points)
    {
        // About the first return, so that equal ones have exactly no slope and no error.
        double first = points[0].MeanReturn, middle = (points.Length - 1) / 2.0;
        double mean = 0, placeSquares = 0, products = 0;
        for (int i = 0; i < points.Length; i++)
        {
            mean += (points[i].MeanReturn - first) / points.Length;
            placeSquares += (i - middle) * (i - middle);
            products += (i - middle) * (points[i].MeanReturn - first);
        }

        double slope = products / placeSquares, residuals = 0;
        for (int i = 0; i < points.Length; i++)
        {
            double residual = points[i].MeanReturn - first - mean - slope * (i - middle);
            residuals += residual * residual;
        }

        return (slope, Math.Sqrt(residuals / (points.Length - 2) / placeSquares));
    }
}
