using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Statistics;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Persistence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Evaluation;

[TestFixture]
internal sealed class EvaluatorTests
{
    private static readonly ConstantPolicy Right = new(1, 2, "right");
    private static readonly ConstantPolicy Left = new(0, 2, "left");

    [Test]
    public void Evaluate_WhereNothingIsRandom_PlaysEachStartOnce()
    {
        PolicyEvaluation evaluation = new Evaluator().Evaluate(new ChainEnvironment(4), Right);

        Assert.That((evaluation.PolicyName, evaluation.IsDeterministic, evaluation.RepetitionCount), Is.EqualTo(("right", true, 1)));
        Assert.That(evaluation.StepCounts, Is.EqualTo(new double[] { 4, 3, 2, 1 }));
        Assert.That(evaluation.Returns, Is.EqualTo(new double[] { 7, 8, 9, 10 }));
        Assert.That(evaluation.GoalRates, Is.EqualTo(new double[] { 1, 1, 1, 1 }));
        Assert.That((evaluation.GoalRate, evaluation.MeanReturn, evaluation.MeanStepCount), Is.EqualTo((1.0, 8.5, 2.5)));
        Assert.That(evaluation.GoalRateInterval, Is.EqualTo(WilsonInterval.Of(4, 4)));
        Assert.That(evaluation.MonteCarloHalfWidth, Is.Zero);
        Assert.That((evaluation.Coverage, evaluation.FirstStateCoverage), Is.EqualTo((1.0, 1.0)), "A constant policy needs no learning.");
    }

    [Test]
    public void Evaluate_OfAPolicyThatNeverEnds_IsCutOff()
    {
        PolicyEvaluation evaluation = new Evaluator(new EvaluatorOptions { MaxStepsPerEpisode = 12 }).Evaluate(new ChainEnvironment(4), Left);

        Assert.That(evaluation.StepCounts, Is.All.EqualTo(12));
        Assert.That(evaluation.Returns, Is.All.EqualTo(-12));
        Assert.That(evaluation.GoalRateInterval, Is.EqualTo(WilsonInterval.Of(0, 4)));
    }

    [Test]
    public void Evaluate_WhereTheEnvironmentIsRandom_RepeatsUntilTheRateStands()
    {
        // ± 0.02 at a rate of 0.3 takes 1.96² · 0.21 / 0.02² = 2,017 repetitions.
        var options = new EvaluatorOptions { MonteCarloHalfWidth = 0.02 };
        PolicyEvaluation evaluation = new Evaluator(options).Evaluate(new BanditEnvironment(0.3), new ConstantPolicy(0, 1));

        Assert.That(evaluation.RepetitionCount, Is.InRange(1700, 3500));
        Assert.That(evaluation.MonteCarloHalfWidth, Is.InRange(0.01, 0.02));
        Assert.That(evaluation.GoalRate, Is.EqualTo(0.3).Within(0.03));
        Assert.That(evaluation.MeanReturn, Is.EqualTo(evaluation.GoalRate).Within(1e-12));
    }

    [Test]
    public void Evaluate_OverManyStarts_NeedsFewerRepetitionsOfEach()
    {
        // The rate over 100 starts is ten times as sharp, and 2,017 / 100 is the least number of repetitions.
        var options = new EvaluatorOptions { MonteCarloHalfWidth = 0.02 };
        PolicyEvaluation evaluation = new Evaluator(options).Evaluate(new BanditEnvironment(0.3) { StartCount = 100 }, new ConstantPolicy(0, 1));
        Assert.That(evaluation.RepetitionCount, Is.InRange(20, 30));
        Assert.That(evaluation.GoalRates, Has.Count.EqualTo(100));
    }

    [Test]
    public void Evaluate_GoalNeverReached_IsPlayedUntilThatIsSure()
    {
        // From N plays without a success the half-width is 1.96² / 2N: 0.01 takes 193 plays.
        var options = new EvaluatorOptions { MonteCarloHalfWidth = 0.01, MinRepetitionCount = 10, MaxRepetitionCount = 100_000 };
        PolicyEvaluation evaluation = new Evaluator(options).Evaluate(new BanditEnvironment(0), new ConstantPolicy(0, 1));
        Assert.That(evaluation.GoalRate, Is.Zero);
        Assert.That(evaluation.RepetitionCount, Is.GreaterThanOrEqualTo(193));
        Assert.That(evaluation.MonteCarloHalfWidth, Is.Positive.And.AtMost(0.01));
    }

    [Test]
    public void Evaluate_AtTheMostRepetitions_StopsAndSaysHowSharpItIs()
    {
        var options = new EvaluatorOptions { MonteCarloHalfWidth = 1e-9, MinRepetitionCount = 10, MaxRepetitionCount = 500 };
        PolicyEvaluation evaluation = new Evaluator(options).Evaluate(new BanditEnvironment(0.5), new ConstantPolicy(0, 1));
        Assert.That(evaluation.RepetitionCount, Is.EqualTo(500));
        Assert.That(evaluation.MonteCarloHalfWidth, Is.EqualTo(1.96 * Math.Sqrt(0.25 / 499) + 1.96 * 1.96 / 1000).Within(0.001));
    }

    [Test]
    public void Evaluate_OfARandomPolicyInACertainEnvironment_RepeatsToo()
    {
        PolicyEvaluation evaluation = new Evaluator(new EvaluatorOptions { MaxRepetitionCount = 50 })
            .Evaluate(new MaskedGridEnvironment(3), new UniformRandomPolicy(4));

        Assert.That(evaluation.IsDeterministic, Is.False);
        Assert.That(evaluation.RepetitionCount, Is.GreaterThanOrEqualTo(20));
        Assert.That(evaluation.GoalRate, Is.EqualTo(1), "The grid throws at an illegal action, and every walk ends.");
        Assert.That(evaluation.MeanStepCount, Is.GreaterThan(4));
    }

    [Test]
    public void Evaluate_OfATablePolicyUnderAMask_PlaysLegalActionsOnly([Values] TieBreaking tieBreaking)
    {
        QLearningAgent agent = Make.Q(4, observationSize: 2);
        PolicyEvaluation evaluation = new Evaluator(new EvaluatorOptions { MaxStepsPerEpisode = 50 })
            .Evaluate(new MaskedGridEnvironment(3), agent.Freeze(tieBreaking));
        Assert.That(evaluation.Coverage, Is.Zero);
    }

    [Test]
    public void Evaluate_OfATableThatKnowsPartOfTheWay_TellsTheCoverage()
    {
        // The table knows cells 0 and 1 of 0 … 3. Started from 0 it decides on four cells, two of them covered, and so on: 3 of 10.
        QLearningAgent agent = Make.Q(2);
        agent.Learn([0], 0, -5, [1], terminated: true);
        agent.Learn([1], 0, -5, [2], terminated: true);
        agent.Learn([2], 1, 0, [3], terminated: false);
        agent.Table.GetVisits(2).Clear(); // met, never updated
        agent.Table.GetActionValues(2)[0] = -1;
        agent.Learn([3], 0, -5, [2], terminated: true);
        agent.Table.GetVisits(3).Clear();

        PolicyEvaluation evaluation = new Evaluator(new EvaluatorOptions { MaxStepsPerEpisode = 20 })
            .Evaluate(new ChainEnvironment(4), agent.Freeze(TieBreaking.Lowest));
        Assert.That(evaluation.StepCounts, Is.EqualTo(new double[] { 4, 3, 2, 1 }));
        Assert.That(evaluation.Coverage, Is.EqualTo(0.3));
        Assert.That(evaluation.FirstStateCoverage, Is.EqualTo(0.5));
    }

    [Test]
    public void Evaluate_OfAnAgentsPolicy_LeavesTheAgentAsItWas()
    {
        QLearningAgent agent = new(Make.Whole(), 2);
        agent.Learn([0], 1, 1, [1], terminated: false);
        byte[] before = Checkpoints.Bytes(Checkpoints.Small() with { Agent = agent.CreateSnapshot() });
        FrozenPolicy policy = agent.Freeze();
        Decision decision = policy.Decide([0]);
        double epsilon = agent.ExplorationParameter;

        new Evaluator(new EvaluatorOptions { MaxRepetitionCount = 100 }).Evaluate(new SlipperyChainEnvironment(5, 0.2), policy);

        Assert.That(Checkpoints.Bytes(Checkpoints.Small() with { Agent = agent.CreateSnapshot() }), Is.EqualTo(before));
        Assert.That(policy.Decide([0]), Is.EqualTo(decision));
        Assert.That(agent.ExplorationParameter, Is.EqualTo(epsilon));
        Assert.That(policy.StateCount, Is.EqualTo(agent.StateCount));
    }

    [Test]
    public void Evaluate_OfPoliciesThatActAlike_GivesThemTheSameChances()
    {
        QLearningAgent agent = Make.Q(2);
        for (int cell = 0; cell < 5; cell++)
            agent.Learn([cell], 1, 1, [9], terminated: true);
        var evaluator = new Evaluator(new EvaluatorOptions { MaxRepetitionCount = 60, MaxStepsPerEpisode = 8 });
        PolicyEvaluation constant = evaluator.Evaluate(new SlipperyChainEnvironment(5, 0.3), Right);
        PolicyEvaluation learned = evaluator.Evaluate(new SlipperyChainEnvironment(5, 0.3), agent.Freeze());

        Assert.That(learned.Returns, Is.EqualTo(constant.Returns));
        Assert.That(learned.GoalRates, Is.EqualTo(constant.GoalRates));
        Assert.That(constant.GoalRate, Is.InRange(0.1, 0.99));
    }

    [Test]
    public void Evaluate_OfAnyPolicy_SeedsEachStartAndRepetitionAlike()
    {
        // Whatever a policy does from one start, it meets the same chances from the next.
        var options = new EvaluatorOptions { MinRepetitionCount = 5, MaxRepetitionCount = 5, MaxStepsPerEpisode = 9 };
        SeedRecorder right = new(new SlipperyChainEnvironment(6, 0.3)), random = new(new SlipperyChainEnvironment(6, 0.3));
        new Evaluator(options).Evaluate(right, Right);
        new Evaluator(options).Evaluate(random, new UniformRandomPolicy(2));

        Assert.That(random.Episodes, Is.EqualTo(right.Episodes));
        Assert.That(right.Episodes.Select(episode => episode.Start), Is.EqualTo(Enumerable.Range(0, 30).Select(i => i % 6)));
        Assert.That(right.Episodes.Select(episode => episode.Seed), Is.Unique.And.None.Null);
    }

    [Test]
    public void Evaluate_Again_GivesTheSameAndAnotherSeedAnother()
    {
        var options = new EvaluatorOptions { MaxRepetitionCount = 60 };
        PolicyEvaluation Run(ulong seed) =>
            new Evaluator(options with { Seed = seed }).Evaluate(new SlipperyChainEnvironment(5, 0.3), new UniformRandomPolicy(2));
        PolicyEvaluation one = Run(1), again = Run(1), other = Run(2);

        Assert.That(again.Returns, Is.EqualTo(one.Returns));
        Assert.That(again.MeanReturnInterval, Is.EqualTo(one.MeanReturnInterval));
        Assert.That(other.Returns, Is.Not.EqualTo(one.Returns));
    }

    [Test]
    public void Evaluate_FromManyThreads_GivesWhatOneGives()
    {
        var evaluator = new Evaluator(new EvaluatorOptions { MaxRepetitionCount = 40 });
        var policy = new UniformRandomPolicy(2);
        PolicyEvaluation[] all = new PolicyEvaluation[6];
        Parallel.For(0, all.Length, i => all[i] = evaluator.Evaluate(new SlipperyChainEnvironment(4, 0.3), policy));
        Assert.That(all.Select(evaluation => evaluation.Returns), Is.All.EqualTo(all[0].Returns));
    }

    [Test]
    public void Evaluate_OfWhatDoesNotFit_IsRefused()
    {
        var evaluator = new Evaluator();
        Assert.That(
            () => evaluator.Evaluate(new ChainEnvironment(3), new ConstantPolicy(0, 3)),
            Throws.ArgumentException.With.Message.Contains("2 actions").And.Message.Contains("'always-0'"));
        Assert.That(
            () => evaluator.Evaluate(new BanditEnvironment(0.5) { StartCount = 0 }, new ConstantPolicy(0, 1)),
            Throws.ArgumentException.With.Message.Contains("no start"));
        Assert.That(() => evaluator.Evaluate(null!, Right), Throws.ArgumentNullException);
        Assert.That(() => evaluator.Evaluate(new ChainEnvironment(3), null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Evaluate_EpisodeWithoutEnd_StopsWhenCancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.That(
            () => new Evaluator().Evaluate(new EndlessEnvironment(), new ConstantPolicy(0, 1), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Evaluate_WhenCancelled_Stops() =>
        Assert.That(
            () => new Evaluator().Evaluate(new ChainEnvironment(3), Right, new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());

    private static IEnumerable<EvaluatorOptions> BadOptions() =>
    [
        new() { MonteCarloHalfWidth = 0 },
        new() { MonteCarloHalfWidth = double.NaN },
        new() { MinRepetitionCount = 1 },
        new() { MinRepetitionCount = 30, MaxRepetitionCount = 29 },
        new() { MaxStepsPerEpisode = 0 },
    ];

    [TestCaseSource(nameof(BadOptions))]
    public void Constructor_OfOptionsOutOfRange_IsRefused(EvaluatorOptions options) =>
        Assert.That(() => new Evaluator(options), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Play_OfARound_AllocatesNothing()
    {
        QLearningAgent agent = Make.Q(2);
        IStartableEnvironment environment = new SlipperyChainEnvironment(8, 0.3);
        var tally = new EvaluationTally(environment, agent.Freeze(), new EvaluatorOptions());
        int round = 0;
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 20; i++)
                tally.PlayRound(round++, CancellationToken.None);
        });
        Assert.That(allocated, Is.Zero);
    }

    private sealed class SeedRecorder(IStartableEnvironment inner) : IStartableEnvironment
    {
        public List<(int Start, ulong? Seed)> Episodes { get; } = [];

        public int ObservationSize => inner.ObservationSize;

        public int ActionCount => inner.ActionCount;

        public int StartCount => inner.StartCount;

        public bool IsDeterministic => inner.IsDeterministic;

        public void Reset(ulong? seed, Span<double> observation) => throw new NotSupportedException("An evaluation plays from the starts.");

        public void ResetTo(int start, ulong? seed, Span<double> observation)
        {
            Episodes.Add((start, seed));
            inner.ResetTo(start, seed, observation);
        }

        public StepResult Step(int action, Span<double> observation) => inner.Step(action, observation);
    }
}
