using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Tests.Oracles;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class FiniteHorizonTests
{
    [Test]
    public void Solve_TwoStates_IsAsByHand()
    {
        // Steps left:  V(0), V(1) undiscounted
        // 1: max(1, 0), max(4, 3)     2: max(1 + 1, 4), max(4 + 1, 3)     3: max(1 + 4, 5), max(4 + 4, 3)
        FiniteHorizonSolution solution = FiniteHorizon.Solve(SmallModels.TwoStates, 3, 1);
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(new[] { 5.0, 8 }));
        Assert.That((solution.GetAction(0, 1), solution.GetAction(0, 2), solution.GetAction(0, 3)), Is.EqualTo((0, 1, 0)), "Of equal actions the lowest.");
        Assert.That((solution.StepLimit, solution.DiscountFactor), Is.EqualTo((3, 1.0)));
        Assert.That(solution.GetStartValue([0.5, 0.5]), Is.EqualTo(6.5));
    }

    [Test]
    public void Solve_SmallModels_IsTheBestOfAllPoliciesByTime([Values(0.5, 1)] double discountFactor, [Range(1, 4)] int seed)
    {
        FiniteModel model = SmallModels.Masked(2, 3, (ulong)seed);
        int[][] stationary = [.. SmallModels.AllPolicies(model)];
        var best = new[] { double.NegativeInfinity, double.NegativeInfinity };
        foreach (int[] first in stationary)
        {
            foreach (int[] second in stationary)
            {
                foreach (int[] third in stationary)
                {
                    for (int state = 0; state < 2; state++)
                        best[state] = Math.Max(best[state], Play(model, [first, second, third], 0, state, discountFactor));
                }
            }
        }

        FiniteHorizonSolution solution = FiniteHorizon.Solve(model, 3, discountFactor);
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(best).Within(1e-12));
        int[][] own = [.. Enumerable.Range(0, 3).Select(step => new[] { solution.GetAction(0, 3 - step), solution.GetAction(1, 3 - step) })];
        for (int state = 0; state < 2; state++)
            Assert.That(Play(model, own, 0, state, discountFactor), Is.EqualTo(best[state]).Within(1e-12), "The actions reach the values.");
    }

    [Test]
    public void Evaluate_SmallModels_IsAsPlayedOut([Values(0, 0.5, 1)] double discountFactor, [Range(1, 4)] int seed)
    {
        FiniteModel model = SmallModels.Ending(4, 2, (ulong)seed);
        ModelPolicy policy = SmallModels.RandomPolicy(model, (ulong)seed, isDeterministic: true);
        int[] actions = [.. Enumerable.Range(0, 4).Select(policy.GetAction)];
        double[] values = FiniteHorizon.Evaluate(model, policy, 5, discountFactor);
        for (int state = 0; state < 4; state++)
            Assert.That(values[state], Is.EqualTo(Play(model, [.. Enumerable.Repeat(actions, 5)], 0, state, discountFactor)).Within(1e-12));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(17)]
    public void Evaluate_RandomPolicies_IsAsManySweeps(int stepLimit)
    {
        FiniteModel model = SmallModels.Masked(30, 4, 8);
        ModelPolicy policy = SmallModels.RandomPolicy(model, 2, isDeterministic: false);
        Assert.That(FiniteHorizon.Evaluate(model, policy, stepLimit, 0.9), Is.EqualTo(PolicyValues.Of(model, policy, 0.9, stepLimit)).Within(1e-12));
    }

    [Test]
    public void Solve_ManySteps_TendsToTheOptimumWithoutLimit()
    {
        FiniteModel model = GridModels.Lake(GridModels.SmallLake);
        double limit = FiniteHorizon.Solve(model, 3000, 1).StateValues[0];
        Assert.That(limit, Is.EqualTo(14.0 / 17).Within(1e-9));
        Assert.That(FiniteHorizon.Solve(model, 50, 1).StateValues[0], Is.LessThan(FiniteHorizon.Solve(model, 100, 1).StateValues[0]).And.LessThan(limit));
    }

    [Test]
    public void Solve_LoopThatEarns_HasAValue()
    {
        FiniteModel model = new FiniteModelBuilder(1, 1).Add(0, 0, 1, 0, 2).Build();
        Assert.That(FiniteHorizon.Solve(model, 10, 1).StateValues[0], Is.EqualTo(20));
        Assert.That(FiniteHorizon.Evaluate(model, ModelPolicy.UniformRandom(model), 10, 0.5)[0], Is.EqualTo(4 * (1 - Math.Pow(0.5, 10))).Within(1e-12));
    }

    [Test]
    public void Solve_MaskedModels_NeverTakesAnIllegalAction()
    {
        FiniteModel model = SmallModels.Masked(20, 4, 6);
        FiniteHorizonSolution solution = FiniteHorizon.Solve(model, 4, 1);
        FiniteHorizonSolution expected = FiniteHorizon.Solve(SmallModels.WithLossForMasks(model), 4, 1);
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(expected.StateValues.ToArray()).Within(1e-12));
        for (int state = 0; state < 20; state++)
            Assert.That(model.GetLegalActions(state).IsLegal(solution.GetAction(state, 3)));
    }

    [Test]
    public void Solve_EqualActions_TakesTheLowest()
    {
        FiniteModel model = new FiniteModelBuilder(1, 2).Add(0, 0, 1, 0, 0.1 + 0.2 - 0.3, terminated: true).Add(0, 1, 1, 0, 1e-16, terminated: true).Build();
        Assert.That(FiniteHorizon.Solve(model, 1, 1).GetAction(0, 1), Is.Zero);
    }

    [TestCase(2, 1)]
    [TestCase(-1, 1)]
    [TestCase(0, 0)]
    [TestCase(0, 4)]
    public void GetAction_OutOfRange_IsRefused(int state, int stepsLeft) => Assert.That(
        () => FiniteHorizon.Solve(SmallModels.TwoStates, 3, 1).GetAction(state, stepsLeft), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void SolveAndEvaluate_BadInput_IsRefused()
    {
        FiniteModel model = SmallModels.TwoStates;
        var policy = ModelPolicy.UniformRandom(model);
        var cancelled = new CancellationToken(canceled: true);
        Assert.Multiple(() =>
        {
            Assert.That(() => FiniteHorizon.Solve(model, 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => FiniteHorizon.Solve(model, 1, 1.5), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => FiniteHorizon.Solve(null!, 1, 1), Throws.ArgumentNullException);
            Assert.That(() => FiniteHorizon.Solve(model, 1, 1, cancelled), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(() => FiniteHorizon.Evaluate(model, policy, 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => FiniteHorizon.Evaluate(model, policy, 1, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => FiniteHorizon.Evaluate(model, null!, 1, 1), Throws.ArgumentNullException);
            Assert.That(() => FiniteHorizon.Evaluate(GridModels.Cliff(), policy, 1, 1), Throws.ArgumentException);
            Assert.That(() => FiniteHorizon.Evaluate(model, policy, 1, 1, cancelled), Throws.InstanceOf<OperationCanceledException>());
        });
    }

    // The return of deterministic actions by step and state, over the tree of all that can happen.
    private static double Play(FiniteModel model, int[][] actions, int step, int state, double discountFactor)
    {
        if (step == actions.Length)
            return 0;
        double value = 0;
        foreach (ModelTransition outcome in model.GetTransitions(state, actions[step][state]).ToArray())
        {
            double next = outcome.Terminated ? 0 : Play(model, actions, step + 1, outcome.NextState, discountFactor);
            value += outcome.Probability * (outcome.Reward + discountFactor * next);
        }

        return value;
    }
}
