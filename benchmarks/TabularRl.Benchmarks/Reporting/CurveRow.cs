namespace TabularRl.Benchmarks.Reporting;

/// <summary>A stretch of a learning curve.</summary>
/// <param name="Training">The training: its trainer and number of workers.</param>
/// <param name="Episodes">The episodes played at the end of the stretch.</param>
/// <param name="MeanReturn">The mean return of the stretch's episodes, under the exploring policy.</param>
/// <param name="GoalRate">The share of them that reached the goal.</param>
internal sealed record CurveRow(string Training, long Episodes, double MeanReturn, double GoalRate);
