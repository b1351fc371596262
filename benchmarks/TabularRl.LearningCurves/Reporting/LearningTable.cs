using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Yardsticks;
using TabularRl.Reporting;

namespace TabularRl.LearningCurves.Reporting;

/// <summary>Results in Markdown tables.</summary>
internal static class LearningTable
{
    private const string Unsolved = "not reached";

    /// <summary>A row an agent and task.</summary>
    public static string Of(IReadOnlyList<ExactResult> results) => MarkdownTable.Of(
        [
            "agent", "task", "seeds", "steps of a training", "final regret, median", "worst", "mean (95 % interval)",
            $"steps to {Regret(ExactResult.Tolerance)}, median", "worst",
        ],
        results.Select(Row));

    /// <summary>A row an agent and task that is measured by another yardstick.</summary>
    public static string Of(IReadOnlyList<YardstickResult> results) => MarkdownTable.Of(
        ["agent", "task", "measure", "seeds", "steps of a training", "median", "worst", "mean (95 % interval)", "target", "seeds at the target"],
        results.Select(Row));

    private static string[] Row(ExactResult result)
    {
        SampleSummary final = result.Final;
        double[] solved = result.StepsToSolve();
        return
        [
            result.Agent,
            result.Task.Name,
            Figures.Count(result.Curves.Count),
            Figures.Count(result.Steps[^1]),
            Regret(final.Median),
            Regret(final.Maximum),
            $"{Regret(final.Mean)} ({Regret(final.Interval.Low)} to {Regret(final.Interval.High)})",
            Steps(SampleSummary.MedianOf(solved)),
            Steps(solved.Max()),
        ];
    }

    private static string[] Row(YardstickResult result)
    {
        SampleSummary final = result.Final;
        return
        [
            result.Yardstick.Agent,
            result.Yardstick.Task,
            result.Yardstick.Measure,
            Figures.Count(result.Curves.Count),
            Figures.Count(result.Yardstick.Steps[^1]),
            Value(final.Median),
            Value(result.Worst),
            $"{Value(final.Mean)} ({Value(final.Interval.Low)} to {Value(final.Interval.High)})",
            Value(result.Yardstick.Target),
            $"{Figures.Count(result.ReachedCount)} of {Figures.Count(result.Curves.Count)}",
        ];
    }

    private static string Regret(double regret) => Figures.Number(regret, 4);

    private static string Value(double value) => Figures.Number(value, 1);

    private static string Steps(double steps) => double.IsFinite(steps) ? Figures.Count((long)steps) : Unsolved;
}
