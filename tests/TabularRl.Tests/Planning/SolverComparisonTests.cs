using TabularRl.Planning;
using TabularRl.Randomness;

namespace TabularRl.Tests.Planning;

/// <summary>What each solver is for.</summary>
[TestFixture]
internal sealed class SolverComparisonTests
{
    [Test]
    public void Solvers_OfRandomModels_Agree([Values(0.6, 0.99, 1)] double discountFactor, [Range(1, 4)] int seed)
    {
        FiniteModel model = SmallModels.Masked(150 * seed, 4, (ulong)seed);
        ModelSolution[] solutions = SolveByAll(model, discountFactor);
        foreach (ModelSolution solution in solutions)
        {
            Assert.That(solution.StateValues.ToArray(), Is.EqualTo(solutions[0].StateValues.ToArray()).Within(2e-9));
            for (int state = 0; state < model.StateCount; state++)
                Assert.That(solution.Policy.GetAction(state), Is.EqualTo(solutions[0].Policy.GetAction(state)));
        }
    }

    [Test]
    public void Solvers_OfASparseModelThatNothingLeaves_Agree([Values(2, 8)] int outcomeCount, [Values(0.95, 0.999)] double discountFactor)
    {
        // Shifting all values after sweeps in place never settles here.
        FiniteModel model = Neighbours(3_000, outcomeCount);
        var options = new SolverOptions { MaxSweepCount = 50_000 };
        double[] expected = PolicyIteration.Solve(model, discountFactor).StateValues.ToArray();
        ModelSolution byValues = ValueIteration.Solve(model, discountFactor, options);
        ModelSolution modified = ModifiedPolicyIteration.Solve(model, discountFactor, options: options);
        Assert.That(byValues.StateValues.ToArray(), Is.EqualTo(expected).Within(2e-9));
        Assert.That(modified.StateValues.ToArray(), Is.EqualTo(expected).Within(2e-9));
        Assert.That(byValues.ErrorBound, Is.LessThan(1e-8));
    }

    [Test]
    public void PolicyIteration_OfLongEpisodes_SweepsLessThanValueIteration()
    {
        FiniteModel model = GridModels.Field(24);
        double sweeps = ValueIteration.Solve(model, 1).SweepCount;
        Assert.That(PolicyIteration.Solve(model, 1).SweepCount, Is.LessThan(sweeps / 2));
    }

    [Test]
    public void ModifiedPolicyIteration_OfLongEpisodes_ChoosesLessOftenThanValueIteration()
    {
        FiniteModel model = GridModels.Field(24);
        Assert.That(ModifiedPolicyIteration.Solve(model, 0.99, 20).SweepCount, Is.LessThan(ValueIteration.Solve(model, 0.99).SweepCount / 3));
    }

    [Test]
    public void PrioritizedSweeping_OfARareReward_BacksUpLessThanValueIteration()
    {
        // Some states near the reward are worth something; what is further away than the tolerance can see stays at 0.
        FiniteModel model = RareReward(4000);
        ModelSolution solution = PrioritizedSweeping.Solve(model, 0.5);
        ModelSolution swept = ValueIteration.Solve(model, 0.5);
        Assert.That(solution.SweepCount, Is.LessThan(swept.SweepCount / 2));
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(swept.StateValues.ToArray()).Within(2e-9));
    }

    [TestCase(0)]
    [TestCase(-3)]
    public void ModifiedPolicyIteration_NoEvaluationSweeps_IsRefused(int count) => Assert.That(
        () => ModifiedPolicyIteration.Solve(SmallModels.TwoStates, 0.9, count), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Solve_NoSweeps_IsRefused() => Assert.That(
        () => ValueIteration.Solve(SmallModels.TwoStates, 0.9, new SolverOptions { MaxSweepCount = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static ModelSolution[] SolveByAll(FiniteModel model, double discountFactor) =>
    [
        ValueIteration.Solve(model, discountFactor),
        PolicyIteration.Solve(model, discountFactor),
        ModifiedPolicyIteration.Solve(model, discountFactor),
        ModifiedPolicyIteration.Solve(model, discountFactor, 1),
        PrioritizedSweeping.Solve(model, discountFactor),
    ];

    // A ring that is walked both ways with uncertain steps; entering state 0 from state 1 earns 1.
    private static FiniteModel RareReward(int stateCount)
    {
        var builder = new FiniteModelBuilder(stateCount, 2);
        for (int state = 0; state < stateCount; state++)
        {
            builder.Add(state, 0, 0.5, (state + 1) % stateCount, 0).Add(state, 0, 0.5, state, 0);
            builder.Add(state, 1, 0.5, (state + stateCount - 1) % stateCount, state == 1 ? 1 : 0).Add(state, 1, 0.5, state, 0);
        }

        return builder.Build();
    }

    // Each of two actions leads to states less than a thousand places away, around a ring.
    private static FiniteModel Neighbours(int stateCount, int outcomeCount)
    {
        var random = new Pcg64(1);
        var builder = new FiniteModelBuilder(stateCount, 2);
        for (int pair = 0; pair < 2 * stateCount; pair++)
        {
            double[] weights = [.. Enumerable.Range(0, outcomeCount).Select(_ => random.NextUniform(0.1, 1))];
            double reward = random.NextUniform(-1, 1);
            foreach (double weight in weights)
                builder.Add(pair / 2, pair % 2, weight / weights.Sum(), (pair / 2 + stateCount - 1_000 + random.NextInt32(2_000)) % stateCount, reward);
        }

        return builder.Build();
    }
}
