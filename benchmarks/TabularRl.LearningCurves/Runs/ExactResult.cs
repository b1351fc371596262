using TabularRl.LearningCurves.Tasks;

namespace TabularRl.LearningCurves.Runs;

/// <summary>How an agent did on a task with an exact optimum, under each seed.</summary>
/// <param name="Agent">The agent's name.</param>
/// <param name="Task">The task.</param>
/// <param name="Steps">The grid on which the curves were looked at; the last is the number of steps of a training.</param>
/// <param name="Curves">A curve a seed.</param>
internal sealed record ExactResult(string Agent, ExactTask Task, long[] Steps, IReadOnlyList<RegretCurve> Curves)
{
    /// <summary>The regret that counts as solved.</summary>
    public const double Tolerance = 0.01;

    public SampleSummary Final => At(Steps.Length - 1);

    public double MeanSeconds => Curves.Average(curve => curve.Seconds);

    public SampleSummary At(int point) => SampleSummary.Of([.. Curves.Select(curve => curve.Regrets[point])]);

    /// <summary>For each seed the first point of the grid from which on the regret stays within the tolerance; infinite where it does not in the end.</summary>
    public double[] StepsToSolve() => [.. Curves.Select(curve =>
    {
        int solved = Array.FindLastIndex(curve.Regrets, regret => !(regret <= Tolerance)) + 1;
        return solved < Steps.Length ? Steps[solved] : double.PositiveInfinity;
    })];
}
