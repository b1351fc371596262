using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Evaluation.OffPolicy;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Tests.Evaluation.OffPolicy;

internal sealed class OffPolicyRefusalTests
{
    private static readonly OffPolicyOptions Quick = new() { ResampleCount = 100, ModelResampleCount = 100 };

    [Test]
    public void Evaluate_GoodOverlap_IsNotRefused()
    {
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(
            OneStepLog(500, 0.5), new TablePolicy([[0.4, 0.6]]), Quick with { Discretizer = new RoundingDiscretizer(1) });
        Assert.That(result.IsRefused, Is.False, string.Join(" ", result.Reasons));
        Assert.That(result.Recommended.Estimator, Is.EqualTo(OffPolicyEstimator.DoublyRobust));
        Assert.That(result.ToString(), Does.Contain("DoublyRobust").And.Not.Contain("refused"));
    }

    [Test]
    public void Evaluate_FewEffectiveEpisodes_IsRefusedWithTheFigure()
    {
        // 45 of 500 episodes took action 1, the only one that the target takes.
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(OneStepLog(500, 0.09), new ConstantPolicy(1, 2), Quick);
        Assert.That(result.IsRefused);
        Assert.That(result.EffectiveSampleSize, Is.EqualTo(45).Within(1e-9));
        Assert.That(result.Reasons, Has.Length.EqualTo(1));
        Assert.That(result.Reasons[0], Does.Contain("worth only 45").And.Contain("500"));
        Assert.That(() => result.Estimates, Throws.InvalidOperationException.With.Message.Contains("worth only 45"));
        Assert.That(() => result.Recommended, Throws.InvalidOperationException);
        Assert.That(() => result.GetEstimate(OffPolicyEstimator.PerDecision), Throws.InvalidOperationException);
        Assert.That(result.UncheckedEstimates, Has.Length.EqualTo(4));
        Assert.That(result.ToString(), Does.Contain("refused: "));
    }

    [Test]
    public void Evaluate_OneEpisodeWithTheWeight_IsRefused()
    {
        var builder = new LoggedEpisodesBuilder(1, 2);
        for (int episode = 0; episode < 1000; episode++)
            builder.Add([0], 0, 1, 0.99, terminated: true);
        builder.Add([0], 1, 1, 0.001, terminated: true);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(
            builder.Build(), new TablePolicy([[0.85, 0.15]]), Quick with { MinEffectiveSampleSize = 0, MaxMeanWeightDeviation = 10 });
        Assert.That(result.Reasons, Has.Length.EqualTo(1));
        Assert.That(result.Reasons[0], Does.StartWith("One episode has 14.9 %"));
    }

    [Test]
    public void Evaluate_ActionNeverTaken_IsRefused()
    {
        var builder = new LoggedEpisodesBuilder(1, 3);
        for (int episode = 0; episode < 300; episode++)
            builder.Add([0], episode % 2, 1, 0.5, terminated: true);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(builder.Build(), new TablePolicy([[0.45, 0.45, 0.1]]), Quick);
        Assert.That(result.UnsupportedShare, Is.EqualTo(0.1).Within(1e-12));
        Assert.That(result.Reasons[0], Does.StartWith("10.0 % of the target policy's decisions are actions that the log never took"));
    }

    [Test]
    public void Evaluate_DisjointPolicies_IsRefusedWithoutFigures()
    {
        var builder = new LoggedEpisodesBuilder(1, 2);
        for (int episode = 0; episode < 100; episode++)
            builder.Add([0], 0, 1, 1, terminated: true);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(builder.Build(), new ConstantPolicy(1, 2), Quick);
        Assert.That(result.Reasons, Has.Length.EqualTo(1));
        Assert.That(result.Reasons[0], Does.Contain("says nothing"));
        Assert.That(result.UncheckedEstimates[1].Value, Is.NaN);
        Assert.That(result.EffectiveSampleSize, Is.Zero);
    }

    [Test]
    public void Evaluate_WrongPropensities_IsRefusedForItsMeanWeight()
    {
        // The log claims 0.5 for both actions but took action 1 in nine of ten episodes.
        var builder = new LoggedEpisodesBuilder(1, 2);
        for (int episode = 0; episode < 1000; episode++)
            builder.Add([0], episode % 10 == 0 ? 0 : 1, 1, 0.5, terminated: true);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(builder.Build(), new TablePolicy([[0.2, 0.8]]), Quick);
        Assert.That(result.MeanWeight, Is.EqualTo(0.1 * 0.4 + 0.9 * 1.6).Within(1e-9));
        Assert.That(result.Reasons[0], Does.StartWith("The mean weight is 1.48"));
    }

    [Test]
    public void Evaluate_WeightsBeyondRange_StayFinite()
    {
        var builder = new LoggedEpisodesBuilder(1, 2);
        for (int step = 0; step < 2000; step++)
            builder.Add([0], 0, 1, 1e-3, truncated: step == 1999);
        builder.Add([0], 0, 1, 1, terminated: true);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(builder.Build(), new TablePolicy([[0.5, 0.5]]), Quick);
        Assert.That(result.IsRefused);
        Assert.That(result.UncheckedEstimates.All(estimate => double.IsFinite(estimate.Value)));
    }

    [TestCase(0.5, 0.4, TestName = "Evaluate_ProbabilitiesThatSumToLess_NamesPlaceAndSum")]
    [TestCase(0.5, 0.6, TestName = "Evaluate_ProbabilitiesThatSumToMore_NamesPlaceAndSum")]
    public void Evaluate_ProbabilitiesThatDoNotSumToOne(double first, double second) =>
        Assert.That(
            () => OffPolicyEvaluator.Evaluate(OneStepLog(10, 0.5), new TablePolicy([[first, second]])),
            Throws.ArgumentException.With.Message.StartsWith("At step 0 of episode 0 the policy 'table' gives probabilities that sum to"));

    [TestCase(-0.5, 1.5)]
    [TestCase(double.NaN, 1)]
    public void Evaluate_ProbabilityOutOfRange_IsRefused(double first, double second) =>
        Assert.That(() => OffPolicyEvaluator.Evaluate(OneStepLog(10, 0.5), new TablePolicy([[first, second]])), Throws.ArgumentException.With.Message.Contains("between 0 and 1"));

    [Test]
    public void Evaluate_ProbabilityOfAnIllegalAction_IsRefused()
    {
        var builder = new LoggedEpisodesBuilder(1, 2);
        builder.Add([0], 1, 1, 1, terminated: true, legalActions: ActionMask.FromFlags([false, true]));
        LoggedEpisodes log = builder.Build();
        Assert.That(() => OffPolicyEvaluator.Evaluate(log, new TablePolicy([[0.5, 0.5]])), Throws.ArgumentException.With.Message.Contains("not legal"));
        Assert.That(OffPolicyEvaluator.Evaluate(log, new UniformRandomPolicy(2)).MeanWeight, Is.EqualTo(1), "a policy that minds the mask is fine");
    }

    [Test]
    public void Evaluate_DiscretizerOfOtherFeatures_IsRefused() =>
        Assert.That(
            () => OffPolicyEvaluator.Evaluate(OneStepLog(10, 0.5), new UniformRandomPolicy(2), Quick with { Discretizer = new RoundingDiscretizer(3) }),
            Throws.ArgumentException.With.Message.Contains("1 features, those of the discretizer 3"));

    [Test]
    public void Evaluate_PolicyOfOtherActions_IsRefused() =>
        Assert.That(() => OffPolicyEvaluator.Evaluate(OneStepLog(10, 0.5), new UniformRandomPolicy(3)), Throws.ArgumentException.With.Message.Contains("2 actions"));

    [TestCase(0)]
    [TestCase(1.5)]
    [TestCase(double.NaN)]
    public void Evaluate_DiscountOutOfRange_IsRefused(double discount) =>
        Assert.That(
            () => OffPolicyEvaluator.Evaluate(OneStepLog(10, 0.5), new UniformRandomPolicy(2), Quick with { DiscountFactor = discount }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void GetEstimate_ModelWithoutDiscretizer_SaysWhatToSet() =>
        Assert.That(
            () => OffPolicyEvaluator.Evaluate(OneStepLog(500, 0.5), new UniformRandomPolicy(2), Quick).GetEstimate(OffPolicyEstimator.DirectMethod),
            Throws.ArgumentException.With.Message.Contains("Discretizer"));

    [Test]
    public void Evaluate_Twice_GivesTheSameFigures()
    {
        OffPolicyOptions options = Quick with { Discretizer = new RoundingDiscretizer(1), Seed = 3 };
        string first = OffPolicyEvaluator.Evaluate(OneStepLog(300, 0.5), new TablePolicy([[0.3, 0.7]]), options).ToString();
        string second = OffPolicyEvaluator.Evaluate(OneStepLog(300, 0.5), new TablePolicy([[0.3, 0.7]]), options).ToString();
        Assert.That(second, Is.EqualTo(first));
    }

    [FsCheckProperty(MaxTest = 50)]
    public void Evaluate_AnyLog_KeepsWeightedEstimatesWithinTheReturns(uint seed)
    {
        var model = new RandomModel(seed);
        LoggedEpisodes log = BehaviorLog.Record(model, TablePolicy.Random(seed + 1ul, RandomModel.StateCount, 3, 0.05), 12, seed);
        TablePolicy target = TablePolicy.Random(seed + 2ul, RandomModel.StateCount, 3, 0.01);
        OffPolicyEstimate estimate = OffPolicyEvaluator.Evaluate(log, target, Quick).UncheckedEstimates[1];
        double[] returns = [.. Enumerable.Range(0, 12).Select(episode => OffPolicyEvaluatorHandTests.Return(log, episode, 1))];
        Assert.That(estimate.Value, Is.InRange(returns.Min() - 1e-9, returns.Max() + 1e-9));
    }

    // Action 1 with the given share, exactly, and rewards of a coin.
    private static LoggedEpisodes OneStepLog(int episodeCount, double share)
    {
        var random = new Pcg64(1);
        var builder = new LoggedEpisodesBuilder(1, 2);
        for (int episode = 0; episode < episodeCount; episode++)
        {
            int action = episode < share * episodeCount ? 1 : 0;
            builder.Add([0], action, random.NextInt32(2), action == 1 ? share : 1 - share, terminated: true);
        }

        return builder.Build();
    }
}
