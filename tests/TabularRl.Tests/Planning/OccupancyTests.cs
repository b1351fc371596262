using TabularRl.Environments;
using TabularRl.Planning;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class OccupancyTests
{
    [TestCase(10, 3)]
    [TestCase(300, 120)]
    public void Of_RandomWalk_IsThatOfTheGamblersRuin(int length, int start)
    {
        // From i, state j is visited 2·min(i, j)·(n − max(i, j)) ÷ n times.
        FiniteModel model = SmallModels.RandomWalk(length);
        var occupancy = Occupancy.Of(model, ModelPolicy.UniformRandom(model), SmallModels.Start(model, start), 1);
        for (int state = 1; state < length; state++)
            Assert.That(occupancy.Visits[state], Is.EqualTo(2.0 * Math.Min(start, state) * (length - Math.Max(start, state)) / length).Within(1e-7));
        Assert.That(occupancy.Visits[0], Is.Zero, "Not reached.");
        Assert.That(occupancy.ExpectedStepCount, Is.EqualTo(start * (length - start)).Within(1e-5));
        Assert.That(occupancy.ExpectedReturn, Is.EqualTo(start / (double)length).Within(1e-8));
        Assert.That(occupancy.TerminationProbability, Is.EqualTo(1).Within(1e-8));
    }

    [Test]
    public void Of_RandomModels_KeepsItsIdentities([Values(0.5, 0.95, 1)] double discountFactor, [Range(1, 6)] int seed)
    {
        FiniteModel model = SmallModels.Masked(5 * seed * seed, 3, (ulong)seed);
        ModelPolicy policy = SmallModels.RandomPolicy(model, (ulong)seed, isDeterministic: seed % 3 == 0);
        double[] start = [.. Enumerable.Range(0, model.StateCount).Select(state => (state % 4 == 1 ? 1.0 : 0) / ((model.StateCount + 2) / 4))];
        var occupancy = Occupancy.Of(model, policy, start, discountFactor);

        Assert.That(occupancy.ExpectedReturn, Is.EqualTo(LinearEvaluation.Evaluate(model, policy, discountFactor).GetStartValue(start)).Within(1e-9));
        Assert.That(occupancy.Visits.ToArray(), Is.EqualTo(Inflow(model, policy, start, discountFactor, occupancy.Visits)).Within(1e-9));
        double total = occupancy.Visits.ToArray().Sum();
        Assert.That(occupancy.ExpectedStepCount, Is.EqualTo(total).Within(1e-12));
        // All that is not discounted away goes on or ends: Σ visits = 1 + γ·Σ visits − γ·P(end).
        Assert.That(total * (1 - discountFactor), Is.EqualTo(1 - discountFactor * occupancy.TerminationProbability).Within(1e-9));
        if (discountFactor == 1)
        {
            double[] lengths = Termination.Of(model, policy).ExpectedStepCounts.ToArray();
            Assert.That(total, Is.EqualTo(lengths.Zip(start, (length, probability) => length * probability).Sum()).Within(1e-8));
        }
    }

    [Test]
    public void WithinLimit_RandomModels_IsTheSumOfForwardSteps([Values(1, 2, 9)] int stepLimit, [Values(0.7, 1)] double discountFactor)
    {
        FiniteModel model = SmallModels.Ending(15, 3, 2);
        ModelPolicy policy = SmallModels.RandomPolicy(model, 3, isDeterministic: false);
        double[] start = SmallModels.Start(model, 4);
        double[] visits = start;
        for (int step = 1; step < stepLimit; step++)
            visits = Inflow(model, policy, start, discountFactor, visits);
        var occupancy = Occupancy.WithinLimit(model, policy, start, stepLimit, discountFactor);
        Assert.That(occupancy.Visits.ToArray(), Is.EqualTo(visits).Within(1e-12));
        Assert.That(occupancy.ExpectedReturn, Is.EqualTo(FiniteHorizon.Evaluate(model, policy, stepLimit, discountFactor)[4]).Within(1e-12));
        Assert.That(occupancy.ExpectedStepCount, Is.LessThanOrEqualTo(stepLimit));
    }

    [Test]
    public void WithinLimit_ManySteps_TendsToNoLimit()
    {
        FiniteModel model = GridModels.Lake(GridModels.SmallLake);
        var policy = ModelPolicy.UniformRandom(model);
        var limited = Occupancy.WithinLimit(model, policy, SmallModels.Start(model), 2000, 1);
        var unlimited = Occupancy.Of(model, policy, SmallModels.Start(model), 1);
        Assert.That(limited.Visits.ToArray(), Is.EqualTo(unlimited.Visits.ToArray()).Within(1e-9));
        Assert.That(limited.TerminationProbability, Is.EqualTo(1).Within(1e-9));
        Assert.That(Occupancy.WithinLimit(model, policy, SmallModels.Start(model), 1, 1).TerminationProbability, Is.Zero);
    }

    [Test]
    public void Of_ForeverWithoutDiscount_IsInfinite()
    {
        FiniteModel model = Trap(reward: 0);
        var occupancy = Occupancy.Of(model, ModelPolicy.UniformRandom(model), SmallModels.Start(model), 1);
        Assert.That(occupancy.Visits.ToArray(), Is.EqualTo(new[] { 1, double.PositiveInfinity, double.PositiveInfinity, 0 }), "State 3 is another trap, which is not reached.");
        Assert.That(occupancy.ExpectedStepCount, Is.EqualTo(double.PositiveInfinity));
        Assert.That(occupancy.ExpectedReturn, Is.EqualTo(4));
        Assert.That(occupancy.TerminationProbability, Is.EqualTo(0.25).Within(1e-15));
    }

    [TestCase(2, double.PositiveInfinity)]
    [TestCase(-2, double.NegativeInfinity)]
    public void Of_RewardForever_IsInfinite(double reward, double expected)
    {
        FiniteModel model = Trap(reward);
        var policy = ModelPolicy.UniformRandom(model);
        Assert.That(Occupancy.Of(model, policy, SmallModels.Start(model), 1).ExpectedReturn, Is.EqualTo(expected));
        Assert.That(
            Occupancy.Of(model, policy, SmallModels.Start(model), 0.9).ExpectedReturn,
            Is.EqualTo(LinearEvaluation.Evaluate(model, policy, 0.9).StateValues[0]).Within(1e-12));
    }

    [Test]
    public void Of_BadInput_IsRefused()
    {
        FiniteModel model = SmallModels.TwoStates;
        var policy = ModelPolicy.UniformRandom(model);
        Assert.Multiple(() =>
        {
            Assert.That(() => Occupancy.Of(model, policy, [1], 1), Throws.ArgumentException.With.Message.Contains("2 states, and 1 probabilities"));
            Assert.That(() => Occupancy.Of(model, policy, [0.5, 0.6], 1), Throws.ArgumentException.With.Message.Contains("not to 1"));
            Assert.That(() => Occupancy.Of(model, policy, [1, 0], 1.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Occupancy.Of(model, null!, [1, 0], 1), Throws.ArgumentNullException);
            Assert.That(() => Occupancy.Of(null!, policy, [1, 0], 1), Throws.ArgumentNullException);
            Assert.That(() => Occupancy.WithinLimit(model, policy, [1, 0], 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Occupancy.WithinLimit(model, policy, [1, 0], 1, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Occupancy.WithinLimit(model, policy, [2, -1], 1, 1), Throws.ArgumentException.With.Message.Contains("State 0"));
        });
    }

    [Test]
    public void Of_Cancelled_Stops()
    {
        FiniteModel model = SmallModels.TwoStates;
        var policy = ModelPolicy.UniformRandom(model);
        var cancelled = new CancellationToken(canceled: true);
        Assert.That(() => Occupancy.Of(model, policy, [1, 0], 1, cancellationToken: cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => Occupancy.WithinLimit(model, policy, [1, 0], 1, 1, cancelled), Throws.InstanceOf<OperationCanceledException>());
    }

    // Start + γ·Pᵀ·visits.
    private static double[] Inflow(FiniteModel model, ModelPolicy policy, double[] start, double discountFactor, ReadOnlySpan<double> visits)
    {
        double[] inflow = [.. start];
        for (int state = 0; state < model.StateCount; state++)
        {
            for (int action = 0; action < model.ActionCount; action++)
            {
                foreach (ModelTransition outcome in model.GetTransitions(state, action))
                {
                    if (!outcome.Terminated)
                        inflow[outcome.NextState] += discountFactor * visits[state] * policy.GetProbability(state, action) * outcome.Probability;
                }
            }
        }

        return inflow;
    }

    // From state 0 a quarter ends; the rest goes round between 1 and 2 for ever, as does state 3 by itself.
    private static FiniteModel Trap(double reward) => new FiniteModelBuilder(4, 1)
        .Add(0, 0, 0.75, 1, 4).Add(0, 0, 0.25, 0, 4, terminated: true)
        .Add(1, 0, 1, 2, reward).Add(2, 0, 1, 1, 0).Add(3, 0, 1, 3, 7)
        .Build();
}
