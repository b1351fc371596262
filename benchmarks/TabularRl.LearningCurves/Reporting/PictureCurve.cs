using TabularRl.LearningCurves.Runs;

namespace TabularRl.LearningCurves.Reporting;

/// <summary>A curve as it is drawn: that of a task, or the mean over a group of tasks.</summary>
/// <param name="Title">The name of the task or the group.</param>
/// <param name="Steps">The points of the grid.</param>
/// <param name="Summaries">What the seeds have in common at each.</param>
internal sealed record PictureCurve(string Title, long[] Steps, SampleSummary[] Summaries)
{
    /// <summary>The tasks without a group each for itself, then the groups, whose tasks have the same grid.</summary>
    public static IReadOnlyList<PictureCurve> Of(IEnumerable<ExactResult> results) =>
        [.. results.GroupBy(result => result.Task.Group.Length > 0 ? result.Task.Group : result.Task.Name).Select(group => Of(group.Key, [.. group]))];

    // The seed is the unit also in a group: what differs from task to task is no uncertainty.
    private static PictureCurve Of(string title, IReadOnlyList<ExactResult> tasks)
    {
        long[] steps = tasks[0].Steps;
        int seedCount = tasks[0].Curves.Count;
        return new PictureCurve(title, steps, [.. steps.Select((_, point) =>
            SampleSummary.Of([.. Enumerable.Range(0, seedCount).Select(seed => tasks.Average(task => task.Curves[seed].Regrets[point]))]))]);
    }
}
