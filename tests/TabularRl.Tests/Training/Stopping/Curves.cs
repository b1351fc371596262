using TabularRl.Diagnostics;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training.Stopping;

namespace TabularRl.Tests.Training.Stopping;

/// <summary>Learning curves of given mean returns.</summary>
internal static class Curves
{
    public static LearningCurvePoint[] Of(params double[] means) =>
    [
        .. means.Select((mean, i) => new LearningCurvePoint
        {
            FirstEpisodeIndex = 2 * i,
            EpisodeCount = 2,
            StepCount = 4,
            ReturnSum = 2 * mean,
            ReturnSquareSum = 2 * mean * mean,
            GoalCount = 1,
            ExplorationParameter = 0.1,
            StateCount = 3,
        }),
    ];

    /// <summary>A monitor of a condition that looks at the curve alone.</summary>
    public static IStopMonitor Monitor(this IStopCondition condition) => condition.Begin(new ChainEnvironment(3), Make.Q(2));

    /// <summary>What a condition says of a curve at its last point.</summary>
    public static string? Check(this IStopCondition condition, params double[] means) => condition.Monitor().Check(Of(means));
}
