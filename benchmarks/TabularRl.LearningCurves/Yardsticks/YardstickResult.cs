using TabularRl.LearningCurves.Runs;

namespace TabularRl.LearningCurves.Yardsticks;

/// <summary>How an agent did by a yardstick, under each seed.</summary>
/// <param name="Yardstick">The yardstick.</param>
/// <param name="Curves">A curve a seed.</param>
internal sealed record YardstickResult(Yardstick Yardstick, IReadOnlyList<YardstickCurve> Curves)
{
    public SampleSummary Final => At(Yardstick.Steps.Length - 1);

    /// <summary>The value of the seed that did worst.</summary>
    public double Worst => Yardstick.IsMoreBetter ? Final.Minimum : Final.Maximum;

    /// <summary>The number of seeds that reached the target at the end.</summary>
    public int ReachedCount => Curves.Count(curve => Yardstick.IsReached(curve.Values[^1]));

    public double MeanSeconds => Curves.Average(curve => curve.Seconds);

    public SampleSummary At(int point) => SampleSummary.Of([.. Curves.Select(curve => curve.Values[point])]);
}
