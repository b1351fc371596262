using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Planning;
using Oracle = TabularRl.Tests.Oracles.ValueIteration;

namespace TabularRl.Tests.Contracts;

/// <summary>What every solver of finite models does.</summary>
internal abstract class ModelSolverContract
{
    protected abstract ModelSolution Solve(IFiniteModel model, double discountFactor, SolverOptions? options = null, CancellationToken cancellationToken = default);

    [Test]
    public void Solve_TwoStates_IsAsByHand()
    {
        ModelSolution solution = Solve(SmallModels.TwoStates, 0.5);
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(new[] { 8.0 / 3, 16.0 / 3 }).Within(1e-9));
        Assert.That(solution.GetActionValue(0, 0), Is.EqualTo(1 + 4.0 / 3).Within(1e-9));
        Assert.That(solution.GetActionValue(1, 1), Is.EqualTo(3));
        Assert.That(solution.Policy.GetAction(0), Is.EqualTo(1));
        Assert.That(solution.Policy.GetAction(1), Is.Zero);
        Assert.That(solution.GetStartValue([0.5, 0.5]), Is.EqualTo(4).Within(1e-9));
        Assert.That(solution.ErrorBound, Is.LessThanOrEqualTo(1e-9));
        Assert.That(solution.SweepCount, Is.GreaterThan(1));
    }

    [Test]
    public void Solve_WithoutDiscount_OfTheFuture_TakesTheGreatestReward() =>
        Assert.That(Solve(SmallModels.TwoStates, 0).StateValues.ToArray(), Is.EqualTo(new[] { 1.0, 4 }));

    [Test]
    public void Solve_RandomModels_AgreesWithTheOracle([Values(0.3, 0.9, 0.99, 1)] double discountFactor, [Range(1, 6)] int seed)
    {
        FiniteModel model = SmallModels.Ending(1 + 7 * seed, 1 + seed % 4, (ulong)seed);
        AssertAgrees(Solve(model, discountFactor), Oracle.Solve(model, discountFactor, 1e-13), 2e-9);
    }

    [Test]
    public void Solve_MaskedModels_NeverTakesAnIllegalAction([Values(0.9, 1)] double discountFactor, [Range(1, 5)] int seed)
    {
        FiniteModel model = SmallModels.Masked(20, 4, (ulong)seed);
        ModelSolution solution = Solve(model, discountFactor);
        double[,] optimal = Oracle.Solve(SmallModels.WithLossForMasks(model), discountFactor, 1e-13);
        for (int state = 0; state < model.StateCount; state++)
        {
            Assert.That(model.GetLegalActions(state).IsLegal(solution.Policy.GetAction(state)));
            for (int action = 0; action < model.ActionCount; action++)
            {
                double expected = model.GetLegalActions(state).IsLegal(action) ? optimal[state, action] : double.NegativeInfinity;
                Assert.That(solution.GetActionValue(state, action), Is.EqualTo(expected).Within(2e-9));
            }
        }
    }

    [Test]
    public void Solve_ToARoughTolerance_KeepsItsErrorBound([Values(0.8, 0.99)] double discountFactor, [Range(1, 4)] int seed)
    {
        var model = new RandomModel(30, 3, (ulong)seed);
        ModelSolution solution = Solve(model, discountFactor, new SolverOptions { Tolerance = 0.05 });
        double[,] optimal = Oracle.Solve(model, discountFactor, 1e-13);
        Assert.That(solution.ErrorBound, Is.LessThanOrEqualTo(0.05).And.EqualTo(solution.Residual / (1 - discountFactor)).Within(1e-15));
        AssertAgrees(solution, optimal, solution.ErrorBound + 1e-11);
        double[] attained = LinearEvaluation.Evaluate(model, solution.Policy, discountFactor).StateValues.ToArray();
        for (int state = 0; state < model.StateCount; state++)
            Assert.That(attained[state], Is.GreaterThan(Best(optimal, state) - 4 * 0.05));
    }

    [TestCase(0.99, 0.542026)]
    [TestCase(0.95, 0.180472)]
    [TestCase(0.9, 0.068891)]
    [TestCase(1, 14.0 / 17)]
    public void Solve_SmallLake_HasItsPublishedValue(double discountFactor, double value)
    {
        ModelSolution solution = Solve(GridModels.Lake(GridModels.SmallLake), discountFactor);
        Assert.That(solution.StateValues[0], Is.EqualTo(value).Within(5e-7));
        Assert.That(solution.ErrorBound, Is.LessThan(1e-8));
    }

    [Test]
    public void Solve_LargeLake_HasItsPublishedValues()
    {
        FiniteModel model = GridModels.Lake(GridModels.LargeLake);
        Assert.That(Solve(model, 0.99).StateValues[0], Is.EqualTo(0.414640).Within(5e-7));
        ModelSolution undiscounted = Solve(model, 1);
        Assert.That(undiscounted.StateValues[0], Is.EqualTo(1).Within(1e-9));
        Assert.That(Termination.Of(model, undiscounted.Policy).Probabilities[0], Is.EqualTo(1), "Waiting in the top row is as good, but never ends.");
    }

    [Test]
    public void Solve_Cliffs_HasTheirPublishedValues()
    {
        Assert.That(Solve(GridModels.Cliff(), 1).StateValues[36], Is.EqualTo(-13).Within(1e-9));
        Assert.That(Solve(GridModels.Cliff(), 0.99).StateValues[36], Is.EqualTo(-12.247898).Within(5e-7));
        Assert.That(Solve(GridModels.Cliff(isSlippery: true), 1).StateValues[36], Is.EqualTo(-64.709).Within(5e-4));
    }

    [Test]
    public void Solve_LakeWithoutSlipAndDiscount_TakesAShortestWay()
    {
        // Every action that avoids the holes is worth 1, and most of them lead nowhere.
        FiniteModel model = GridModels.Lake(GridModels.LargeLake, isSlippery: false);
        ModelSolution solution = Solve(model, 1);
        Assert.That(solution.StateValues[0], Is.EqualTo(1));
        Assert.That(Termination.Of(model, solution.Policy).ExpectedStepCounts[0], Is.EqualTo(14).Within(1e-9));
    }

    [Test]
    public void Solve_FieldOfManyStates_AgreesAcrossSolvers()
    {
        FiniteModel model = GridModels.Field(24);
        ModelSolution solution = Solve(model, 1, new SolverOptions { Tolerance = 1e-6 });
        double[,] optimal = Oracle.Solve(model, 1, 1e-11);
        AssertAgrees(solution, optimal, 1e-6);
        Assert.That(solution.ErrorBound, Is.LessThanOrEqualTo(1e-6));
    }

    [Test]
    public void Solve_ClosedModel_AgreesWithTheOracle([Range(1, 3)] int seed)
    {
        // Nothing ever ends: the solution is one of bounds that close from both sides.
        FiniteModel model = Endless(40, 3, (ulong)seed);
        AssertAgrees(Solve(model, 0.95), Oracle.Solve(model, 0.95, 1e-13), 2e-9);
    }

    [Test]
    public void Solve_ModelWithoutLoops_TakesOneSweepAndOneToVerify()
    {
        var builder = new FiniteModelBuilder(100, 2);
        for (int state = 0; state < 100; state++)
        {
            builder.Add(state, 0, 1, state, 1, terminated: true);
            builder.Add(state, 1, 0.5, Math.Min(99, state + 1), 0.75, terminated: state == 99);
            builder.Add(state, 1, 0.5, Math.Min(99, state + 2), 0.75, terminated: state >= 98);
        }

        ModelSolution solution = Solve(builder.Build(), 1);
        Assert.That(solution.SweepCount, Is.LessThanOrEqualTo(2));
        Assert.That(solution.StateValues[99], Is.EqualTo(1));
        Assert.That(solution.StateValues[98], Is.EqualTo(1.25));
        Assert.That(solution.StateValues[97], Is.EqualTo(0.75 + 0.5 * (1.25 + 1)));
    }

    [Test]
    public void Solve_ActionThatTriesUntilItSucceeds_IsAGeometricSeries()
    {
        FiniteModel model = new FiniteModelBuilder(1, 1).Add(0, 0, 0.999999, 0, -1).Add(0, 0, 0.000001, 0, -1, terminated: true).Build();
        Assert.That(Solve(model, 1).StateValues[0], Is.EqualTo(-1e6).Within(1e-3));
        Assert.That(Solve(model, 0.5).StateValues[0], Is.EqualTo(-1 / (1 - 0.4999995)).Within(1e-9));
    }

    [Test]
    public void Solve_StatesWithNoEndAndNoReward_AreWorthNothing()
    {
        FiniteModel model = new FiniteModelBuilder(3, 1).Add(0, 0, 1, 1, 5).Add(1, 0, 1, 2, 0).Add(2, 0, 1, 1, 0).Build();
        Assert.That(Solve(model, 1).StateValues.ToArray(), Is.EqualTo(new[] { 5.0, 0, 0 }));
    }

    [Test]
    public void Solve_LoopThatEarns_IsRefusedWithoutDiscount()
    {
        FiniteModel model = new FiniteModelBuilder(3, 2)
            .Add(0, 0, 1, 1, 1).Add(0, 1, 1, 0, 0, terminated: true)
            .Add(1, 0, 1, 0, 0.5).Add(1, 1, 1, 2, 0)
            .Add(2, 0, 1, 1, 0).Add(2, 1, 1, 0, 0, terminated: true)
            .Build();
        Assert.That(() => Solve(model, 1), Throws.InstanceOf<PlanningException>().With.Message.Contains("never terminates earns for ever"));
        Assert.That(Solve(model, 0.9).StateValues[0], Is.EqualTo(1.45 / 0.19).Within(1e-8));
    }

    [TestCase(1, "earns for ever")]
    [TestCase(-1, "no policy terminates")]
    public void Solve_LoopOfOneState_IsRefusedWithoutDiscount(double reward, string message)
    {
        var builder = new FiniteModelBuilder(1, 2).Add(0, 0, 1, 0, reward);
        builder.Add(0, 1, 1, 0, reward, terminated: reward > 0);
        Assert.That(() => Solve(builder.Build(), 1), Throws.InstanceOf<PlanningException>().With.Message.Contains(message));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    public void Solve_WaitingThatIsBetterThanEveryEnd_IsRefusedWithoutDiscount(int stateCount)
    {
        // Going round costs nothing, each end costs 5.
        var builder = new FiniteModelBuilder(stateCount, 2);
        for (int state = 0; state < stateCount; state++)
            builder.Add(state, 0, 1, (state + 1) % stateCount, 0).Add(state, 1, 1, state, -5, terminated: true);
        Assert.That(() => Solve(builder.Build(), 1), Throws.InstanceOf<PlanningException>().With.Message.Contains("never to terminate"));
        Assert.That(Solve(builder.Build(), 0.999).StateValues[0], Is.Zero.Within(1e-9));
    }

    [Test]
    public void Solve_WaitingThatIsAsGoodAsAnEnd_TakesTheEnd()
    {
        FiniteModel model = new FiniteModelBuilder(2, 2)
            .Add(0, 0, 1, 1, 0).Add(0, 1, 1, 0, 3, terminated: true)
            .Add(1, 0, 1, 0, 0).Add(1, 1, 1, 0, 2, terminated: true)
            .Build();
        ModelSolution solution = Solve(model, 1);
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(new[] { 3.0, 3 }).Within(1e-12));
        Assert.That(solution.Policy.GetAction(0), Is.EqualTo(1));
    }

    [TestCase(1e-9)]
    [TestCase(1e-4)]
    public void Solve_WaitingForNothing_KeepsNoValueThatIsTooHigh(double tolerance)
    {
        // An action that waits holds up whatever a solver of equations left too high.
        FiniteModel model = GridModels.WaitingLake(24, 0.1, 5);
        ModelSolution solution = Solve(model, 1, new SolverOptions { Tolerance = tolerance });
        AssertAgrees(solution, Oracle.Solve(model, 1, 1e-13), tolerance + 1e-9);
        Assert.That(solution.ErrorBound, Is.LessThanOrEqualTo(tolerance));
    }

    [Test]
    public void Solve_EqualActions_TakesTheLowestLegal()
    {
        var builder = new FiniteModelBuilder(2, 3);
        for (int action = 0; action < 3; action++)
            builder.Add(0, action, 1, 1, 0).Add(1, action, 1, 0, 0.1 + 0.2 * (action == 2 ? 1 : 0) - 0.1 * (action == 2 ? 2 : 0), terminated: true);
        builder.SetLegalActions(0, ActionMask.FromFlags([false, true, true]));
        ModelSolution solution = Solve(builder.Build(), 0.9);
        Assert.That(solution.Policy.GetAction(0), Is.EqualTo(1));
        Assert.That(solution.Policy.GetAction(1), Is.Zero, "0.1 and 0.1 + 0.2 − 0.2 differ by rounding only");
    }

    [Test]
    public void Solve_Twice_GivesTheSameBits()
    {
        double[] first = Solve(GridModels.Field(16), 0.99).StateValues.ToArray();
        double[] second = Solve(GridModels.Field(16), 0.99).StateValues.ToArray();
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Solve_TooFewSweeps_IsAnErrorThatSaysWhatToDo() => Assert.That(
        () => Solve(GridModels.Field(16), 0.999, new SolverOptions { MaxSweepCount = 2 }),
        Throws.InstanceOf<PlanningException>().With.Message.Contains("Raise MaxSweepCount"));

    [Test]
    public void Solve_Cancelled_Stops() => Assert.That(
        () => Solve(GridModels.Field(16), 0.999, cancellationToken: new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    [TestCase(-0.1)]
    [TestCase(1.0000001)]
    [TestCase(double.NaN)]
    public void Solve_DiscountFactorOutOfRange_IsRefused(double discountFactor) =>
        Assert.That(() => Solve(SmallModels.TwoStates, discountFactor), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("[0, 1]"));

    [TestCase(0)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Solve_ToleranceOutOfRange_IsRefused(double tolerance) => Assert.That(
        () => Solve(SmallModels.TwoStates, 0.9, new SolverOptions { Tolerance = tolerance }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Solve_NoModelOrAWrongOne_IsRefused()
    {
        Assert.That(() => Solve(null!, 0.9), Throws.ArgumentNullException);
        Assert.That(() => Solve(new WrongModel(), 0.9), Throws.ArgumentException.With.Message.Contains("State 1, action 0: the probabilities of its 1 outcomes sum to 0.5"));
    }

    private static void AssertAgrees(ModelSolution solution, double[,] optimal, double tolerance)
    {
        var values = new double[optimal.GetLength(1)];
        for (int state = 0; state < optimal.GetLength(0); state++)
        {
            solution.GetActionValues(state, values);
            Assert.That(solution.StateValues[state], Is.EqualTo(Best(optimal, state)).Within(tolerance), $"state {state}");
            for (int action = 0; action < values.Length; action++)
                Assert.That(values[action], Is.EqualTo(optimal[state, action]).Within(tolerance), $"state {state}, action {action}");
            Assert.That(optimal[state, solution.Policy.GetAction(state)], Is.EqualTo(Best(optimal, state)).Within(4 * tolerance), $"state {state}");
        }
    }

    private static double Best(double[,] values, int state) => Enumerable.Range(0, values.GetLength(1)).Max(action => values[state, action]);

    private static FiniteModel Endless(int stateCount, int actionCount, ulong seed)
    {
        var random = new RandomModel(stateCount, actionCount, seed);
        var builder = new FiniteModelBuilder(stateCount, actionCount);
        for (int state = 0; state < stateCount; state++)
        {
            for (int action = 0; action < actionCount; action++)
            {
                foreach (ModelTransition outcome in random.GetTransitions(state, action))
                    builder.Add(state, action, outcome.Probability / 2, outcome.NextState, outcome.Reward);
                builder.Add(state, action, 0.5, (state + 1) % stateCount, 0);
            }
        }

        return builder.Build();
    }

    private sealed class WrongModel : IFiniteModel
    {
        private readonly ModelTransition[] _whole = [new(1, 0, 0, true)];
        private readonly ModelTransition[] _half = [new(0.5, 0, 0, true)];

        public int StateCount => 2;

        public int ActionCount => 1;

        public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action) => state == 0 ? _whole : _half;
    }
}
