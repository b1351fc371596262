using TabularRl.Diagnostics;
using TabularRl.Statistics;

namespace TabularRl.Training.Seeds;

/// <summary>
/// A point of the learning curve over several seeds. Seeds are the unit: means are those of the seeds' points, and intervals are 95 %
/// t-intervals over them (<see cref="StudentInterval"/>), or null where one seed alone has the point.
/// </summary>
public sealed record SeedCurvePoint
{
    /// <summary>The first episode of the stretch, counted from 0.</summary>
    public required long FirstEpisodeIndex { get; init; }

    /// <summary>The number of episodes in it, of each seed.</summary>
    public required long EpisodeCount { get; init; }

    /// <summary>The number of seeds in it: fewer where some trainings had ended before.</summary>
    public required int SeedCount { get; init; }

    /// <summary>The mean number of steps that a seed had taken by the end of the stretch, those of all points before included.</summary>
    public required double MeanStepCount { get; init; }

    /// <summary>The mean undiscounted return of an episode.</summary>
    public required double MeanReturn { get; init; }

    /// <summary>The interval of <see cref="MeanReturn"/>.</summary>
    public required Interval? MeanReturnInterval { get; init; }

    /// <summary>The share of episodes that reached the goal; 0 where the environment has none.</summary>
    public required double GoalRate { get; init; }

    /// <summary>The interval of <see cref="GoalRate"/>; as a t-interval it may reach beyond 0 or 1.</summary>
    public required Interval? GoalRateInterval { get; init; }

    internal static IReadOnlyList<SeedCurvePoint> Average(IReadOnlyList<IReadOnlyList<LearningCurvePoint>> curves)
    {
        var steps = new long[curves.Count];
        var points = new List<SeedCurvePoint>();
        for (int place = 0; place < curves.Max(curve => curve.Count); place++)
        {
            // The last point of a training may be shorter than that of others; then it is left out.
            long episodeCount = curves.Where(curve => place < curve.Count).Max(curve => curve[place].EpisodeCount);
            int[] seeds = [.. Enumerable.Range(0, curves.Count).Where(seed => place < curves[seed].Count && curves[seed][place].EpisodeCount == episodeCount)];
            foreach (int seed in seeds)
                steps[seed] += curves[seed][place].StepCount;
            double[] returns = [.. seeds.Select(seed => curves[seed][place].MeanReturn)];
            double[] goalRates = [.. seeds.Select(seed => curves[seed][place].GoalRate)];
            points.Add(new SeedCurvePoint
            {
                FirstEpisodeIndex = curves[seeds[0]][place].FirstEpisodeIndex,
                EpisodeCount = episodeCount,
                SeedCount = seeds.Length,
                MeanStepCount = seeds.Average(seed => (double)steps[seed]),
                MeanReturn = SampleStatistics.Mean(returns),
                MeanReturnInterval = StudentInterval.OfMeanOrNull(returns),
                GoalRate = SampleStatistics.Mean(goalRates),
                GoalRateInterval = StudentInterval.OfMeanOrNull(goalRates),
            });
        }

        return points;
    }
}
