using TabularRl.Discretization;
using TabularRl.Evaluation.OffPolicy;

namespace TabularRl.Tests.Evaluation.OffPolicy;

/// <summary>Logs of a few steps whose estimates are worked out beside the assertions.</summary>
internal sealed class OffPolicyEvaluatorHandTests
{
    private static readonly OffPolicyOptions Permissive = new()
    {
        MinEffectiveSampleSize = 0,
        MaxWeightShare = 1,
        MaxUnsupportedShare = 1,
        MaxMeanWeightDeviation = double.PositiveInfinity,
        ResampleCount = 100,
        ModelResampleCount = 100,
        DiscountFactor = 0.5,
    };

    // Episode 0: two steps with ratios 0.8/0.5 = 1.6 and 0.4/0.8 = 0.5; episode 1: one step with ratio 0.2/0.5 = 0.4.
    private static LoggedEpisodes TwoEpisodes()
    {
        var builder = new LoggedEpisodesBuilder(1, 2);
        builder.Add([0], 0, 3, 0.5);
        builder.Add([1], 1, 4, 0.8, terminated: true);
        builder.Add([0], 1, 10, 0.5, terminated: true);
        return builder.Build();
    }

    private static readonly TablePolicy Target = new([[0.8, 0.2], [0.6, 0.4]]);

    [Test]
    public void Evaluate_TwoEpisodes_GivesTheArithmeticOfEachEstimator()
    {
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(TwoEpisodes(), Target, Permissive);

        // G = 3 + 0.5·4 = 5 with weight 1.6·0.5 = 0.8, and G = 10 with weight 0.4.
        Assert.That(result.BehaviorReturn, Is.EqualTo(7.5));
        Assert.That(Value(result, OffPolicyEstimator.ImportanceSampling), Is.EqualTo((0.8 * 5 + 0.4 * 10) / 2).Within(1e-12));
        Assert.That(Value(result, OffPolicyEstimator.WeightedImportanceSampling), Is.EqualTo((0.8 * 5 + 0.4 * 10) / (0.8 + 0.4)).Within(1e-12));
        Assert.That(Value(result, OffPolicyEstimator.PerDecision), Is.EqualTo((1.6 * 3 + 0.5 * 0.8 * 4 + 0.4 * 10) / 2).Within(1e-12));
        // Episode 1 has ended at the second step and keeps its weight 0.4 there.
        double weighted = (1.6 * 3 + 0.4 * 10) / (1.6 + 0.4) + 0.5 * (0.8 * 4) / (0.8 + 0.4);
        Assert.That(Value(result, OffPolicyEstimator.WeightedPerDecision), Is.EqualTo(weighted).Within(1e-12));
        Assert.That(result.EffectiveSampleSize, Is.EqualTo(1.2 * 1.2 / (0.64 + 0.16)).Within(1e-12));
        Assert.That(result.LargestWeightShare, Is.EqualTo(0.8 / 1.2).Within(1e-12));
        Assert.That(result.MeanWeight, Is.EqualTo(0.6).Within(1e-12));
        Assert.That(result.Estimates, Has.Length.EqualTo(4), "without a discretizer there is no model");
    }

    [Test]
    public void Evaluate_TwoEpisodesWithModel_GivesTheArithmeticOfTheModel()
    {
        OffPolicyOptions options = Permissive with { Discretizer = new RoundingDiscretizer(1), FoldCount = 1, UnseenActionValue = 6 };
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(TwoEpisodes(), Target, options);

        // Q(1,1) = 4, Q(1,0) unseen = 6, V(1) = 0.6·6 + 0.4·4 = 5.2; Q(0,0) = 3 + 0.5·5.2 = 5.6, Q(0,1) = 10, V(0) = 0.8·5.6 + 0.2·10 = 6.48.
        Assert.That(Value(result, OffPolicyEstimator.DirectMethod), Is.EqualTo(6.48).Within(1e-12));
        // Episode 0: 5.2 + 0.5·(4 − 4) = 5.2, then 6.48 + 1.6·(3 + 0.5·5.2 − 5.6) = 6.48; episode 1: 6.48 + 0.4·(10 − 10) = 6.48.
        Assert.That(Value(result, OffPolicyEstimator.DoublyRobust), Is.EqualTo(6.48).Within(1e-12));
        // One decision of three is in state 1, where action 0 (probability 0.6) was never taken.
        Assert.That(result.GetEstimate(OffPolicyEstimator.DirectMethod).Caution, Does.StartWith("20.0 %"));
    }

    [Test]
    public void Evaluate_CrossFitting_LeavesTheEpisodeOutOfItsModel()
    {
        OffPolicyOptions options = Permissive with { Discretizer = new RoundingDiscretizer(1), FoldCount = 2 };
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(TwoEpisodes(), Target, options);

        // Episode 0 under the model of episode 1: Q(0,1) = 10 and, unseen, its mean return 10 elsewhere: V = 10 everywhere.
        double second = 10 + 0.5 * (4 - 10);
        double first = 10 + 1.6 * (3 + 0.5 * second - 10);
        // Episode 1 under the model of episode 0: unseen = (5 + 4) / 2 = 4.5; V(1) = 0.6·4.5 + 0.4·4 = 4.3; Q(0,0) = 3 + 0.5·4.3 = 5.15.
        double start = 0.8 * 5.15 + 0.2 * 4.5;
        double other = start + 0.4 * (10 - 4.5);
        Assert.That(Value(result, OffPolicyEstimator.DoublyRobust), Is.EqualTo((first + other) / 2).Within(1e-12));
    }

    [Test]
    public void Evaluate_TargetEqualToBehavior_IsTheMeanOfTheLogExactly()
    {
        TablePolicy policy = TablePolicy.Random(3, RandomModel.StateCount, 3, 0.05);
        LoggedEpisodes log = BehaviorLog.Record(new RandomModel(3), policy, 500, seed: 7);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(log, policy, Permissive);

        double mean = Enumerable.Range(0, 500).Sum(episode => Return(log, episode, 0.5)) / 500;
        Assert.That(result.BehaviorReturn, Is.EqualTo(mean));
        Assert.That(Value(result, OffPolicyEstimator.ImportanceSampling), Is.EqualTo(mean));
        Assert.That(Value(result, OffPolicyEstimator.WeightedImportanceSampling), Is.EqualTo(mean));
        Assert.That(Value(result, OffPolicyEstimator.PerDecision), Is.EqualTo(mean));
        Assert.That(Value(result, OffPolicyEstimator.WeightedPerDecision), Is.EqualTo(mean).Within(1e-12), "summed in another order");
        Assert.That(result.EffectiveSampleSize, Is.EqualTo(500));
        Assert.That(result.GetEstimate(OffPolicyEstimator.ImportanceSampling).DifferenceInterval.High, Is.Zero);
    }

    [Test]
    public void Evaluate_TruncatedEpisodes_LearnsNoEndFromTheCut()
    {
        // A loop that pays 1 a step and is cut after three: the model must not take a third of its visits for ends.
        var builder = new LoggedEpisodesBuilder(1, 1);
        for (int step = 0; step < 3; step++)
            builder.Add([0], 0, 1, 1, truncated: step == 2);
        OffPolicyOptions options = Permissive with { Discretizer = new RoundingDiscretizer(1), DiscountFactor = 1 };
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(builder.Build(), new TablePolicy([[1]]), options);
        Assert.That(Value(result, OffPolicyEstimator.DirectMethod), Is.EqualTo(3));
        Assert.That(result.GetEstimate(OffPolicyEstimator.PerDecision).Caution, Does.Contain("truncated"));
    }

    [Test]
    public void Evaluate_TargetThatActsDifferentlyInOneCell_KeepsItsProbabilitiesApart()
    {
        // Both observations round to cell 0; Q is shared (action 0 pays 0, action 1 pays 1), V is not.
        var builder = new LoggedEpisodesBuilder(2, 2);
        builder.Add([0, 0.1], 0, 0, 0.5, terminated: true);
        builder.Add([1, 0.2], 1, 1, 0.5, terminated: true);
        var discretizer = new SecondFeatureDiscretizer();
        var target = new TablePolicy([[1, 0], [0.25, 0.75]]);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(builder.Build(), target, Permissive with { Discretizer = discretizer });
        Assert.That(Value(result, OffPolicyEstimator.DirectMethod), Is.EqualTo((0 + 0.75) / 2));
    }

    public static double Return(LoggedEpisodes log, int episode, double discount)
    {
        double value = 0;
        double factor = 1;
        for (int step = 0; step < log.GetLength(episode); step++, factor *= discount)
            value += factor * log.GetStep(episode, step).Reward;
        return value;
    }

    private static double Value(OffPolicyEvaluation result, OffPolicyEstimator estimator) => result.GetEstimate(estimator).Value;

    private sealed class SecondFeatureDiscretizer : IStateDiscretizer
    {
        public int ObservationSize => 2;

        public int CellCount => 1;

        public CellWidth CellWidth => CellWidth.Int32;

        public DiscretizerDescription Description { get; } = new("second", 2, 1, CellWidth.Int32, [], []);

        public void Discretize(ReadOnlySpan<double> observation, Span<int> cells) => cells[0] = (int)observation[1];
    }
}
