using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Training;

namespace TabularRl.Benchmarks.Suites;

/// <summary>How well one table is learned by one trainer and by several workers: the simulated funnel under the same schedules. No time is measured; every run gives the same.</summary>
internal static class OneTableCurves
{
    public const long EpisodeCount = 50_000;

    private const int PointCount = 10;
    private const int RoundCount = 100;

    public static IReadOnlyList<CurveRow> Learn(long episodeCount = EpisodeCount)
    {
        long episodesPerPoint = Math.Max(1, episodeCount / PointCount);
        var sequential = new Trainer(new TrainerOptions { EpisodeCount = episodeCount, EpisodesPerPoint = episodesPerPoint, Seed = TaskConstants.Seed });
        return
        [
            .. Rows("sequential", sequential.Train(CrmFunnelEnvironment.CreateSimulated(), CreateAgent(episodeCount))),
            .. Rows("2 workers", LearnBy(2)),
            .. Rows("4 workers", LearnBy(4)),
        ];

        TrainingResult LearnBy(int workerCount)
        {
            var trainer = new ParallelTrainer(new ParallelTrainerOptions
            {
                EpisodeCount = episodeCount,
                EpisodesPerPoint = episodesPerPoint,
                EpisodesPerRange = (int)Math.Max(1, episodeCount / (RoundCount * workerCount)),
                WorkerCount = workerCount,
                Seed = TaskConstants.Seed,
            });
            return trainer.Train(_ => CrmFunnelEnvironment.CreateSimulated(), CreateAgent(episodeCount));
        }
    }

    private static IEnumerable<CurveRow> Rows(string training, TrainingResult result) =>
        result.Curve.Select(point => new CurveRow(
            training, point.FirstEpisodeIndex + point.EpisodeCount, Math.Round(point.MeanReturn, 3), Math.Round(point.GoalRate, 4)));

    // Exploration falls over the whole training, so that the curve shows the policy and not noise alone.
    private static QLearningAgent CreateAgent(long episodeCount) =>
        new(new RoundingDiscretizer(CrmFunnelEnvironment.CreateSimulated().ObservationSize), CrmActions.Count, new QLearningOptions
        {
            DiscountFactor = TaskConstants.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.8),
            Exploration = new EpsilonGreedy(Schedule.Linear(1, 0.05, episodeCount)),
            Seed = TaskConstants.Seed,
        });
}
