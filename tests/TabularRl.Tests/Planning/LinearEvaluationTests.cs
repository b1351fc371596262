using TabularRl.Planning;
using TabularRl.Tests.Oracles;
using ValueIteration = TabularRl.Planning.ValueIteration;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class LinearEvaluationTests
{
    [Test]
    public void Evaluate_TwoStates_IsAsByHand()
    {
        // V(0) = 1 + V(0)/2 = 2; V(1) = ½·(4 + V(0)/2) + ½·3 = 4.
        FiniteModel model = SmallModels.TwoStates;
        var policy = ModelPolicy.FromProbabilities(model, [1, 0, 0.5, 0.5]);
        ModelSolution solution = LinearEvaluation.Evaluate(model, policy, 0.5);
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(new[] { 2.0, 4 }));
        Assert.That(solution.GetActionValue(0, 1), Is.EqualTo(2), "0 + V(1)/2");
        Assert.That(solution.GetActionValue(1, 0), Is.EqualTo(5));
        Assert.That(solution.GetStartValue([0.25, 0.75]), Is.EqualTo(3.5));
        Assert.That(solution.Policy, Is.SameAs(policy));
        Assert.That((solution.DiscountFactor, solution.SweepCount, solution.Residual, solution.ErrorBound), Is.EqualTo((0.5, 0.0, 0.0, 0.0)));
    }

    [TestCase(2)]
    [TestCase(7)]
    [TestCase(129)]
    [TestCase(130)]
    [TestCase(700)]
    public void Evaluate_RandomWalk_IsTheShareOfTheWay(int length)
    {
        // Up to 129 the states that lead to each other are few enough for an LU decomposition.
        FiniteModel model = SmallModels.RandomWalk(length);
        ModelSolution solution = LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), 1);
        for (int state = 1; state < length; state++)
            Assert.That(solution.StateValues[state], Is.EqualTo(state / (double)length).Within(1e-10));
        Assert.That(solution.ErrorBound, Is.LessThan(1e-8));
    }

    [Test]
    public void Evaluate_RandomPolicies_AgreesWithIteration([Values(0, 0.5, 0.95, 1)] double discountFactor, [Range(1, 6)] int seed)
    {
        FiniteModel model = SmallModels.Masked(6 * seed * seed, 3, (ulong)seed);
        ModelPolicy policy = SmallModels.RandomPolicy(model, (ulong)seed, isDeterministic: seed % 2 == 0);
        double[] values = LinearEvaluation.Evaluate(model, policy, discountFactor).StateValues.ToArray();
        Assert.That(values, Is.EqualTo(PolicyValues.Of(model, policy, discountFactor)).Within(1e-9));
    }

    [TestCase(0.999)]
    [TestCase(1)]
    public void Evaluate_LargeGrid_KeepsItsErrorBound(double discountFactor)
    {
        FiniteModel model = GridModels.Field(20);
        var policy = ModelPolicy.UniformRandom(model);
        double[] exact = PolicyValues.Of(model, policy, discountFactor);
        foreach (double tolerance in new[] { 1e-6, 1e-2 })
        {
            ModelSolution solution = LinearEvaluation.Evaluate(model, policy, discountFactor, new SolverOptions { Tolerance = tolerance });
            Assert.That(solution.StateValues.ToArray(), Is.EqualTo(exact).Within(solution.ErrorBound + 1e-8));
            Assert.That(solution.ErrorBound, Is.LessThanOrEqualTo(tolerance));
            Assert.That(solution.ErrorBound, Is.GreaterThan(0));
        }
    }

    [Test]
    public void Evaluate_OptimalPolicies_AreWorthTheOptimum([Values(0.9, 1)] double discountFactor, [Range(1, 3)] int seed)
    {
        FiniteModel model = SmallModels.Ending(50, 4, (ulong)seed);
        ModelSolution optimum = ValueIteration.Solve(model, discountFactor);
        double[] values = LinearEvaluation.Evaluate(model, optimum.Policy, discountFactor).StateValues.ToArray();
        Assert.That(values, Is.EqualTo(optimum.StateValues.ToArray()).Within(1e-8));
    }

    [Test]
    public void Evaluate_ForeverWithoutReward_IsWorthNothing()
    {
        FiniteModel model = new FiniteModelBuilder(3, 1).Add(0, 0, 0.5, 1, 5).Add(0, 0, 0.5, 0, 1).Add(1, 0, 1, 2, 0).Add(2, 0, 1, 1, 0).Build();
        ModelSolution solution = LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), 1);
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(new[] { 6.0, 0, 0 }).Within(1e-12));
    }

    [Test]
    public void Evaluate_ForeverWithReward_IsRefusedWithoutDiscount()
    {
        // The values 1 and −1 cancel on the way round, but the sum of rewards has no limit.
        FiniteModel model = new FiniteModelBuilder(3, 1).Add(0, 0, 1, 1, 0).Add(1, 0, 1, 2, 1).Add(2, 0, 1, 1, -1).Build();
        var policy = ModelPolicy.UniformRandom(model);
        Assert.That(
            () => LinearEvaluation.Evaluate(model, policy, 1),
            Throws.InstanceOf<PlanningException>().With.Message.Contains("never terminates").And.Message.Contains("discount factor below 1").And.Message.Match("state [12]:"));
        Assert.That(LinearEvaluation.Evaluate(model, policy, 0.5).StateValues[1], Is.EqualTo((1 - 0.5) / (1 - 0.25)).Within(1e-12));
    }

    [Test]
    public void Evaluate_EndTooImprobableForDoubles_IsRefused()
    {
        FiniteModel model = new FiniteModelBuilder(2, 1)
            .Add(0, 0, 1, 1, -1)
            .Add(1, 0, 1 - 1e-17, 0, -1).Add(1, 0, 1e-17, 0, 0, terminated: true)
            .Build();
        Assert.That(
            () => LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), 1),
            Throws.InstanceOf<PlanningException>().With.Message.Contains("too small for double precision"));
    }

    [Test]
    public void Evaluate_RewardsTooLargeForDoubles_IsRefused()
    {
        FiniteModel field = GridModels.Field(16);
        var builder = new FiniteModelBuilder(field.StateCount, 1);
        for (int state = 0; state < field.StateCount; state++)
        {
            foreach (var outcome in field.GetTransitions(state, 1))
                builder.Add(state, 0, outcome.Probability, outcome.NextState, double.MaxValue / 4, outcome.Terminated);
        }

        FiniteModel model = builder.Build();
        Assert.That(
            () => LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), 0.9999),
            Throws.InstanceOf<PlanningException>().With.Message.Contains("double precision"));
    }

    [Test]
    public void Evaluate_TooFewIterations_IsAnErrorThatSaysWhatToDo()
    {
        FiniteModel model = GridModels.Field(16);
        Assert.That(
            () => LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), 1, new SolverOptions { MaxSweepCount = 2 }),
            Throws.InstanceOf<PlanningException>().With.Message.Contains("2 iterations").And.Message.Contains("Raise MaxSweepCount"));
    }

    [Test]
    public void Evaluate_Cancelled_Stops()
    {
        FiniteModel model = GridModels.Field(16);
        Assert.That(
            () => LinearEvaluation.Evaluate(model, ModelPolicy.UniformRandom(model), 1, cancellationToken: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Evaluate_BadInput_IsRefused()
    {
        FiniteModel model = SmallModels.TwoStates;
        var policy = ModelPolicy.UniformRandom(model);
        Assert.That(() => LinearEvaluation.Evaluate(null!, policy, 0.9), Throws.ArgumentNullException);
        Assert.That(() => LinearEvaluation.Evaluate(model, null!, 0.9), Throws.ArgumentNullException);
        Assert.That(() => LinearEvaluation.Evaluate(model, policy, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => LinearEvaluation.Evaluate(GridModels.Cliff(), policy, 0.9), Throws.ArgumentException.With.Message.Contains("48 states and 4 actions, the policy 2 and 2"));
        FiniteModel masked = SmallModels.Masked(20, 4, 1);
        var unmasked = ModelPolicy.UniformRandom(SmallModels.Ending(20, 4, 1));
        Assert.That(() => LinearEvaluation.Evaluate(masked, unmasked, 0.9), Throws.ArgumentException.With.Message.Contains("illegal in the model"));
    }

    [Test]
    public void Evaluate_Twice_GivesTheSameBits()
    {
        FiniteModel model = GridModels.Field(16);
        var policy = ModelPolicy.UniformRandom(model);
        double[] first = LinearEvaluation.Evaluate(model, policy, 1).StateValues.ToArray();
        Assert.That(LinearEvaluation.Evaluate(model, policy, 1).StateValues.ToArray(), Is.EqualTo(first));
    }
}
