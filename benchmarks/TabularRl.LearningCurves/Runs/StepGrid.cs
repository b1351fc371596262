namespace TabularRl.LearningCurves.Runs;

/// <summary>The numbers of steps at which a curve is looked at: even on a logarithmic axis, since most is learned early.</summary>
internal static class StepGrid
{
    private const int PointsPerDecade = 16;
    private const double First = 1_000;

    /// <summary>Ascending from 1,000 steps to the budget, which is the last; the budget alone where it is less.</summary>
    public static long[] UpTo(long budget)
    {
        var points = new List<long>();
        for (int i = 0; ; i++)
        {
            long point = (long)Math.Round(First * Math.Pow(10, (double)i / PointsPerDecade));
            if (point >= budget)
                break;
            points.Add(point);
        }

        return [.. points, budget];
    }
}
