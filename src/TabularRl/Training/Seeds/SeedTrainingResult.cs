namespace TabularRl.Training.Seeds;

/// <summary>What trainings over several seeds brought.</summary>
public sealed class SeedTrainingResult
{
    internal SeedTrainingResult(IReadOnlyList<SeedRun> runs)
    {
        Runs = runs;
        Curve = SeedCurvePoint.Average([.. runs.Select(run => run.Result.Curve)]);
    }

    /// <summary>The trainings, in the order of their seeds.</summary>
    public IReadOnlyList<SeedRun> Runs { get; }

    /// <summary>
    /// The learning curve over the seeds. Where a stop condition or a budget of steps has ended some trainings earlier, later points are means over
    /// those that went on, which are not a fair sample of all; <see cref="SeedCurvePoint.SeedCount"/> says how many.
    /// </summary>
    public IReadOnlyList<SeedCurvePoint> Curve { get; }
}
