using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Planning;

namespace TabularRl.Tests.Evaluation;

/// <summary>
/// The corridor is a chain that can be solved by hand: let S(i) be the expected steps from cell i. Always right, S(0) = 5/4 + S(1),
/// S(1) = 25/16 + S(2), S(2) = 105/64 + S(3), S(3) = 1 + S(2)/5. At random a cell is left to either side or not at all by a third each
/// (cell 0 with 2/5): S = 28, 25.5, 20, 11.5. Every step costs 1 and the last earns 10: a policy that ends is worth 11 − S.
/// </summary>
[TestFixture]
internal sealed class ExactEvaluatorTests
{
    private const int Right = 1;
    private const int Stay = 2;
    private const double StepsRight = 5.09765625;
    private const double StepsRandom = 25.375;

    private static ConstantPolicy Always(int action) => new(action, 3, "always");

    [Test]
    public void Of_Corridor_HasTheOptimumAndTheRandomValueOfTheHand()
    {
        var evaluator = ExactEvaluator.Of(new CorridorEnvironment());
        Assert.Multiple(() =>
        {
            Assert.That(evaluator.Optimum, Is.EqualTo(11 - StepsRight).Within(1e-9));
            Assert.That(evaluator.RandomValue, Is.EqualTo(11 - StepsRandom).Within(1e-9));
            Assert.That((evaluator.DiscountFactor, evaluator.MaxStepsPerEpisode), Is.EqualTo((1.0, (int?)null)));
        });
    }

    [Test]
    public void Evaluate_OptimalPolicy_HasNoGapAndTheLengthOfTheHand()
    {
        ExactEvaluation exact = ExactEvaluator.Of(new CorridorEnvironment()).Evaluate(Always(Right));
        Assert.Multiple(() =>
        {
            Assert.That(exact.PolicyName, Is.EqualTo("always"));
            Assert.That(exact.Value, Is.EqualTo(5.90234375).Within(1e-12));
            Assert.That(exact.ExpectedStepCount, Is.EqualTo(StepsRight).Within(1e-12));
            Assert.That((exact.Gap, exact.NormalizedRegret, exact.UnknownShare), Is.EqualTo((0.0, 0.0, 0.0)));
        });
    }

    [Test]
    public void Evaluate_UniformRandomPolicy_HasTheRegretOne()
    {
        ExactEvaluation exact = ExactEvaluator.Of(new CorridorEnvironment()).Evaluate(new UniformRandomPolicy(3));
        Assert.Multiple(() =>
        {
            Assert.That(exact.NormalizedRegret, Is.EqualTo(1).Within(1e-12));
            Assert.That(exact.Gap, Is.EqualTo(StepsRandom - StepsRight).Within(1e-9));
            Assert.That(exact.ExpectedStepCount, Is.EqualTo(StepsRandom).Within(1e-9));
        });
    }

    [Test]
    public void Evaluate_PolicyThatNeverEnds_IsInfinitelyBad()
    {
        ExactEvaluation exact = ExactEvaluator.Of(new CorridorEnvironment()).Evaluate(Always(Stay));
        Assert.Multiple(() =>
        {
            Assert.That(exact.Value, Is.EqualTo(double.NegativeInfinity));
            Assert.That(exact.ExpectedStepCount, Is.EqualTo(double.PositiveInfinity));
            Assert.That((exact.Gap, exact.NormalizedRegret), Is.EqualTo((double.PositiveInfinity, double.PositiveInfinity)));
        });
    }

    [Test]
    public void Evaluate_WithinTwoSteps_IsAsByHand()
    {
        // Only from cell 2 the goal can be reached: right twice earns −1 + 0.8 · (0.8 · 10 − 0.2) − 0.2 = 5.04, at random −1 + 8/9 − 2/3.
        var evaluator = ExactEvaluator.Of(new CorridorEnvironment(), new ExactEvaluatorOptions { MaxStepsPerEpisode = 2 });
        ExactEvaluation right = evaluator.Evaluate(Always(Right));
        ExactEvaluation stay = evaluator.Evaluate(Always(Stay));
        double optimum = 0.75 * -2 + 0.25 * 5.04, random = 0.75 * -2 + 0.25 * (-7.0 / 9);
        Assert.Multiple(() =>
        {
            Assert.That(right.Value, Is.EqualTo(optimum).Within(1e-12));
            Assert.That((right.Gap, right.ExpectedStepCount, right.MaxStepsPerEpisode), Is.EqualTo((0.0, 2.0, (int?)2)));
            Assert.That(stay.Value, Is.EqualTo(-2).Within(1e-12));
            Assert.That(stay.NormalizedRegret, Is.EqualTo((optimum + 2) / (optimum - random)).Within(1e-12), "Worse than random.");
        });
    }

    [Test]
    public void Optimum_WithinALimit_MayUseTheStepsLeft()
    {
        // Two states of Planning's tests: from state 0 with 2 steps left it is best to move and then earn 4, with one to stay and earn 1.
        var evaluator = ExactEvaluator.Of(new StatesEnvironment(SmallModels.TwoStates), new ExactEvaluatorOptions { MaxStepsPerEpisode = 3 });
        Assert.That(evaluator.Optimum, Is.EqualTo(5).Within(1e-12));
        Assert.That(evaluator.Evaluate(new ConstantPolicy(0, 2, "stay")).Gap, Is.EqualTo(2).Within(1e-12));
    }

    [TestCase(0)]
    [TestCase(0.5)]
    [TestCase(0.99)]
    public void Evaluate_RandomModels_AgreesWithTheLinearSolution(double discountFactor)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            FiniteModel model = SmallModels.Masked(6, 3, seed);
            var evaluator = ExactEvaluator.Of(new StatesEnvironment(model), new ExactEvaluatorOptions { DiscountFactor = discountFactor });
            ExactEvaluation exact = evaluator.Evaluate(new UniformRandomPolicy(3));
            double[] start = SmallModels.Start(model);
            double expected = LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), discountFactor).GetStartValue(start);
            Assert.That(exact.Value, Is.EqualTo(expected).Within(1e-9));
            Assert.That(exact.Optimum, Is.EqualTo(ValueIteration.Solve(model, discountFactor).GetStartValue(start)).Within(1e-6));
            Assert.That(exact.NormalizedRegret, Is.EqualTo(exact.Gap == 0 ? 0 : 1).Within(1e-9));
        }
    }

    [Test]
    public void Evaluate_RandomPolicy_IsWhatPlayingTendsTo()
    {
        const int Episodes = 20_000;
        var environment = new CorridorEnvironment();
        var policy = new UniformRandomPolicy(3);
        var random = new Xoshiro256(2);
        var observation = new double[2];
        double sum = 0, squares = 0;
        for (int episode = 0; episode < Episodes; episode++)
        {
            environment.Reset(episode == 0 ? 1 : null, observation);
            double earned = 0;
            StepResult result;
            do
            {
                result = environment.Step(policy.SelectAction(observation, environment.LegalActions, random).Action, observation);
                earned += result.Reward;
            }
            while (!result.IsDone);
            sum += earned;
            squares += earned * earned;
        }

        double mean = sum / Episodes, error = Math.Sqrt((squares / Episodes - mean * mean) / Episodes);
        Assert.That(mean, Is.EqualTo(ExactEvaluator.Of(new CorridorEnvironment()).Evaluate(policy).Value).Within(4 * error));
    }

    [Test]
    public void UnknownShare_PolicyThatKnowsAllButOneCell_IsTheShareOfItsDecisionsThere()
    {
        // Each visit of cell 3 ends the episode with 4/5, so that there are 5/4 of them.
        ExactEvaluation exact = ExactEvaluator.Of(new CorridorEnvironment()).Evaluate(new IgnorantPolicy(unknownCell: 3));
        Assert.That(exact.UnknownShare, Is.EqualTo(1.25 / StepsRight).Within(1e-12));
    }

    [Test]
    public void Evaluate_StateThatIsNeverReached_IsNotAskedFor() => Assert.That(
        () => ExactEvaluator.Of(new CorridorEnvironment()).Evaluate(new IgnorantPolicy(unknownCell: -1)),
        Throws.Nothing,
        "The goal is no state that a decision is made in; the policy throws there.");

    [Test]
    public void Evaluate_ThroughARewardScaling_IsScaled()
    {
        IFiniteEnvironment scaled = new RewardScaling(new CorridorEnvironment(), 0.5).GetCapability<IFiniteEnvironment>();
        Assert.That(ExactEvaluator.Of(scaled).Evaluate(Always(Right)).Value, Is.EqualTo(5.90234375 / 2).Within(1e-12));
    }

    [Test]
    public void Regret_WhereRandomIsOptimal_IsZeroOrInfinite()
    {
        FiniteModel equal = new FiniteModelBuilder(1, 2).Add(0, 0, 1, 0, 3, terminated: true).Add(0, 1, 1, 0, 3, terminated: true).Build();
        Assert.That(ExactEvaluator.Of(new StatesEnvironment(equal)).Evaluate(new ConstantPolicy(1, 2)).NormalizedRegret, Is.Zero);
    }

    [Test]
    public void OfAndEvaluate_BadInput_IsRefused() => Assert.Multiple(() =>
    {
        var environment = new CorridorEnvironment();
        Assert.That(() => ExactEvaluator.Of(null!), Throws.ArgumentNullException);
        Assert.That(() => ExactEvaluator.Of(environment, new ExactEvaluatorOptions { DiscountFactor = 1.1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ExactEvaluator.Of(environment, new ExactEvaluatorOptions { DiscountFactor = double.NaN }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ExactEvaluator.Of(environment, new ExactEvaluatorOptions { MaxStepsPerEpisode = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        var evaluator = ExactEvaluator.Of(environment);
        Assert.That(() => evaluator.Evaluate(null!), Throws.ArgumentNullException);
        Assert.That(() => evaluator.Evaluate(new ConstantPolicy(0, 2, "small")), Throws.ArgumentException.With.Message.Contains("'small'"));
        Assert.That(() => evaluator.Evaluate(Always(Right), new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        FiniteModel earning = new FiniteModelBuilder(1, 1).Add(0, 0, 1, 0, 1).Build();
        Assert.That(() => ExactEvaluator.Of(new StatesEnvironment(earning)), Throws.InstanceOf<PlanningException>());
    });

    /// <summary>A model as an environment that begins in state 0; only what is asked of a model can be asked.</summary>
    private sealed class StatesEnvironment(FiniteModel model) : IFiniteEnvironment
    {
        private readonly double[] _start = SmallModels.Start(model);

        public int ObservationSize => 1;

        public int ActionCount => model.ActionCount;

        public IFiniteModel Model => model;

        public int CurrentState => 0;

        public ReadOnlySpan<double> StartProbabilities => _start;

        public void GetObservation(int state, Span<double> observation) => observation[0] = state;

        public void Reset(ulong? seed, Span<double> observation) => throw new NotSupportedException();

        public StepResult Step(int action, Span<double> observation) => throw new NotSupportedException();
    }

    /// <summary>Always right, of one cell without knowing it; refuses the goal.</summary>
    private sealed class IgnorantPolicy(int unknownCell) : IPolicy
    {
        public string Name => "ignorant";

        public int ActionCount => 3;

        public bool IsDeterministic => true;

        public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random) =>
            new(Right, observation[0] != unknownCell);

        public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
        {
            if (observation[0] == CorridorEnvironment.Goal)
                throw new ArgumentException("There is nothing to decide in the goal.", nameof(observation));
            probabilities.Clear();
            probabilities[Right] = 1;
        }
    }
}
