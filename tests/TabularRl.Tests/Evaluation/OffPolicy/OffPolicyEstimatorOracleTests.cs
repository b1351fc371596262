using TabularRl.Discretization;
using TabularRl.Evaluation.OffPolicy;

namespace TabularRl.Tests.Evaluation.OffPolicy;

/// <summary>Estimates from simulated logs against exact values by dynamic programming.</summary>
internal sealed class OffPolicyEstimatorOracleTests
{
    private const double Discount = 0.9;

    private static readonly RoundingDiscretizer Cells = new(2);

    [TestCase(11u)]
    [TestCase(12u)]
    [TestCase(13u)]
    public void Estimate_UnbiasedEstimators_AverageToTheExactValue(uint seed)
    {
        const int logCount = 300;
        (RandomModel model, TablePolicy behavior, TablePolicy target) = Create(seed);
        double exact = model.SolveReturn(target, Discount);
        OffPolicyEstimator[] unbiased = [OffPolicyEstimator.ImportanceSampling, OffPolicyEstimator.PerDecision, OffPolicyEstimator.DoublyRobust];
        var estimates = unbiased.ToDictionary(estimator => estimator, _ => new double[logCount]);
        for (int i = 0; i < logCount; i++)
        {
            LoggedEpisodes log = BehaviorLog.Record(model, behavior, 60, seed: (ulong)(1000 + i));
            EstimatorSet set = CreateSet(log, target);
            int[] once = Once(log);
            foreach (OffPolicyEstimator estimator in unbiased)
                estimates[estimator][i] = set.Estimate(estimator, once);
        }

        foreach (OffPolicyEstimator estimator in unbiased)
        {
            double error = StandardDeviation(estimates[estimator]) / Math.Sqrt(logCount);
            Assert.That(estimates[estimator].Average(), Is.EqualTo(exact).Within(3.5 * error), $"{estimator}: exact {exact}, error {error}");
        }
    }

    [TestCase(23u)]
    [TestCase(22u)]
    public void Estimate_LargeLog_IsNearTheExactValueForEveryEstimator(uint seed)
    {
        (RandomModel model, TablePolicy behavior, TablePolicy target) = Create(seed);
        double exact = model.SolveReturn(target, Discount);
        LoggedEpisodes log = BehaviorLog.Record(model, behavior, 40_000, seed);
        EstimatorSet set = CreateSet(log, target);
        double behaviorReturn = set.BehaviorReturn(Once(log));
        Assert.That(Math.Abs(behaviorReturn - exact), Is.GreaterThan(0.1), "the policies differ, or the test shows nothing");
        Assert.That(behaviorReturn, Is.EqualTo(model.SolveReturn(behavior, Discount)).Within(0.03));
        foreach (OffPolicyEstimator estimator in set.Estimators)
            Assert.That(set.Estimate(estimator, Once(log)), Is.EqualTo(exact).Within(0.05), estimator.ToString());
    }

    [Test]
    public void Estimate_PerfectModel_MakesDoublyRobustLessVariableThanImportanceSampling()
    {
        (RandomModel model, TablePolicy behavior, TablePolicy target) = Create(31);
        double[,,] values = model.SolveActionValues(target, Discount);
        LoggedEpisodes log = BehaviorLog.Record(model, behavior, 5000, seed: 31);
        var targetLog = new TargetPolicyLog(log, target);
        double[] robust = [.. Enumerable.Range(0, log.EpisodeCount).Select(episode => DoublyRobustReturns.OfEpisode(
            log, targetLog, episode, Discount, at => StateValue(log.ObservationAt(at), target, values), at => ActionValue(log, at, values)))];
        double[] perDecision = [.. Enumerable.Range(0, log.EpisodeCount).Select(episode => PerDecision(log, targetLog, episode))];

        double error = StandardDeviation(robust) / Math.Sqrt(robust.Length);
        Assert.That(robust.Average(), Is.EqualTo(model.SolveReturn(target, Discount)).Within(3.5 * error));
        Assert.That(StandardDeviation(robust), Is.LessThan(0.75 * StandardDeviation(perDecision)));
    }

    [Test]
    public void Estimate_WrongModel_LeavesDoublyRobustUnbiased()
    {
        (RandomModel model, TablePolicy behavior, TablePolicy target) = Create(41);
        LoggedEpisodes log = BehaviorLog.Record(model, behavior, 40_000, seed: 41);
        // One cell for everything: the direct method is wrong, doubly robust is not.
        var set = CreateSet(log, target, new OneCellDiscretizer());
        double exact = model.SolveReturn(target, Discount);
        Assert.That(Math.Abs(set.Estimate(OffPolicyEstimator.DirectMethod, Once(log)) - exact), Is.GreaterThan(0.1));
        Assert.That(set.Estimate(OffPolicyEstimator.DoublyRobust, Once(log)), Is.EqualTo(exact).Within(0.05));
    }

    [Test]
    public void Evaluate_ManyLogs_CoversTheExactValueAsOftenAsItSays()
    {
        const int logCount = 100;
        (RandomModel model, TablePolicy behavior, TablePolicy target) = Create(51);
        double exact = model.SolveReturn(target, Discount);
        double exactDifference = exact - model.SolveReturn(behavior, Discount);
        var covered = new Dictionary<string, int>();
        for (int i = 0; i < logCount; i++)
        {
            LoggedEpisodes log = BehaviorLog.Record(model, behavior, 400, seed: (ulong)(5000 + i));
            OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(
                log, target, new OffPolicyOptions { Discretizer = Cells, DiscountFactor = Discount, ResampleCount = 200, ModelResampleCount = 100 });
            foreach (OffPolicyEstimate estimate in result.UncheckedEstimates)
            {
                Count($"{estimate.Estimator}", estimate.Interval.Low <= exact && exact <= estimate.Interval.High);
                Count($"{estimate.Estimator} difference", estimate.DifferenceInterval.Low <= exactDifference && exactDifference <= estimate.DifferenceInterval.High);
            }
        }

        foreach ((string figure, int count) in covered)
        {
            TestContext.Out.WriteLine($"{figure}: {count} of {logCount}");
            Assert.That((double)count / logCount, Is.InRange(0.88, 1), figure);
        }

        void Count(string figure, bool isCovered) => covered[figure] = covered.GetValueOrDefault(figure) + (isCovered ? 1 : 0);
    }

    private static (RandomModel Model, TablePolicy Behavior, TablePolicy Target) Create(uint seed) => (
        new RandomModel(seed),
        TablePolicy.Random(seed + 100, RandomModel.StateCount, 3, 0.15),
        TablePolicy.Random(seed + 200, RandomModel.StateCount, 3, 0.02));

    private static EstimatorSet CreateSet(LoggedEpisodes log, TablePolicy target, IStateDiscretizer? discretizer = null)
    {
        var targetLog = new TargetPolicyLog(log, target);
        return new EstimatorSet(log, targetLog, new TabularModel(log, targetLog, discretizer ?? Cells, Discount, null), Discount, 3, foldSeed: 9);
    }

    private static int[] Once(LoggedEpisodes log) => [.. Enumerable.Repeat(1, log.EpisodeCount)];

    private static double ActionValue(LoggedEpisodes log, int at, double[,,] values) =>
        values[(int)log.ObservationAt(at)[1], (int)log.ObservationAt(at)[0], log.Actions[at]];

    private static double StateValue(ReadOnlySpan<double> observation, TablePolicy target, double[,,] values)
    {
        double value = 0;
        for (int action = 0; action < 3; action++)
            value += target[(int)observation[0], action] * values[(int)observation[1], (int)observation[0], action];
        return value;
    }

    private static double PerDecision(LoggedEpisodes log, TargetPolicyLog target, int episode)
    {
        double value = 0;
        double factor = 1;
        for (int at = log.Starts[episode]; at < log.Starts[episode + 1]; at++, factor *= Discount)
            value += factor * target.Weights[at] * log.Rewards[at];
        return value;
    }

    private static double StandardDeviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private sealed class OneCellDiscretizer : IStateDiscretizer
    {
        public int ObservationSize => 2;

        public int CellCount => 1;

        public CellWidth CellWidth => CellWidth.Int32;

        public DiscretizerDescription Description { get; } = new("one-cell", 2, 1, CellWidth.Int32, [], []);

        public void Discretize(ReadOnlySpan<double> observation, Span<int> cells) => cells[0] = 0;
    }
}
