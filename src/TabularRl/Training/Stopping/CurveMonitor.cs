using System.Collections.Immutable;
using TabularRl.Diagnostics;

namespace TabularRl.Training.Stopping;

/// <summary>A delegate that judges a learning curve.</summary>
internal delegate string? CurveCheck(ReadOnlySpan<LearningCurvePoint> curve);

/// <summary>The monitor of a condition that looks at the curve alone: the curve is stored anyway, and nothing else is remembered.</summary>
internal sealed class CurveMonitor(CurveCheck check) : IStopMonitor
{
    public ImmutableArray<double> State
    {
        get => [];
        set => StopState.CheckLength(value, 0);
    }

    public string? Check(ReadOnlySpan<LearningCurvePoint> curve) => check(curve);
}
