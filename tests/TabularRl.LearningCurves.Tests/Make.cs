using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Tasks;
using TabularRl.LearningCurves.Yardsticks;

namespace TabularRl.LearningCurves.Tests;

/// <summary>Results by hand.</summary>
internal static class Make
{
    public static ExactResult Result(string agent, params double[][] regrets) => Result(agent, ExactTasks.All[0], regrets);

    public static ExactResult Result(string agent, ExactTask task, params double[][] regrets) => new(
        agent, task, [.. regrets[0].Select((_, i) => 1_000L * (i + 1))], [.. regrets.Select(curve => new RegretCurve(curve, 0.5))]);

    public static YardstickResult Other(params double[] values)
    {
        var yardstick = new Yardstick("a", "t", "m", Target: 2, [1_000], (_, _) => throw new NotSupportedException());
        return new YardstickResult(yardstick, [.. values.Select(value => new YardstickCurve([value], 0.25))]);
    }
}
