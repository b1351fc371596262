using System.Globalization;
using System.Text;
using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Yardsticks;

namespace TabularRl.LearningCurves.Reporting;

/// <summary>The results as CSV: numbers to six digits, the same in every culture.</summary>
internal static class CsvFiles
{
    /// <summary>The regret at the end of training, a row an agent and task; <c>seconds</c> is the mean time that a training took to learn.</summary>
    public static string Learning(IEnumerable<ExactResult> results) => Of(
        "agent,task,seeds,steps,regret_mean,regret_low,regret_high,seconds",
        results.Select(result => (object[])
            [result.Agent, result.Task.Name, result.Curves.Count, result.Steps[^1], .. Mean(result.Final), result.MeanSeconds]));

    /// <summary>The regret along the training, a row a point.</summary>
    public static string Curves(IEnumerable<ExactResult> results) => Of(
        "agent,task,steps,regret_mean,regret_low,regret_high,regret_median,regret_worst",
        results.SelectMany(result => result.Steps.Select((steps, i) =>
        {
            SampleSummary summary = result.At(i);
            return (object[])[result.Agent, result.Task.Name, steps, .. Mean(summary), summary.Median, summary.Maximum];
        })));

    /// <summary>The other yardsticks at the end of training, a row an agent and task.</summary>
    public static string Other(IEnumerable<YardstickResult> results) => Of(
        "agent,task,measure,seeds,steps,mean,low,high,median,worst,target,seeds_at_target,seconds",
        results.Select(result => (object[])
        [
            result.Yardstick.Agent, result.Yardstick.Task, result.Yardstick.Measure, result.Curves.Count, result.Yardstick.Steps[^1], .. Mean(result.Final),
            result.Final.Median, result.Worst, result.Yardstick.Target, result.ReachedCount, result.MeanSeconds,
        ]));

    /// <summary>The other yardsticks along the training, a row a point.</summary>
    public static string OtherCurves(IEnumerable<YardstickResult> results) => Of(
        "agent,task,steps,mean,low,high",
        results.SelectMany(result => result.Yardstick.Steps.Select((steps, i) =>
            (object[])[result.Yardstick.Agent, result.Yardstick.Task, steps, .. Mean(result.At(i))])));

    private static object[] Mean(SampleSummary summary) => [summary.Mean, summary.Interval.Low, summary.Interval.High];

    private static string Of(string header, IEnumerable<object[]> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (object[] row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        return text.ToString();
    }

    // Rounding errors of the exact values are no regret: to six decimals they are gone.
    private static string Cell(object value) => value switch
    {
        double number => (Math.Round(number, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
