using TabularRl.Planning;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class FiniteModelTests
{
    [Test]
    public void Of_AnotherModel_CopiesOutcomesAndMasks()
    {
        var model = new CorridorModel(0.2);
        FiniteModel copy = FiniteModel.Of(model);
        for (int state = 0; state < model.StateCount; state++)
        {
            Assert.That(copy.GetLegalActions(state), Is.EqualTo(model.GetLegalActions(state)));
            for (int action = 0; action < model.ActionCount; action++)
                Assert.That(copy.GetTransitions(state, action).ToArray(), Is.EqualTo(model.GetTransitions(state, action).ToArray()));
        }
    }

    [Test]
    public void Of_AFiniteModel_IsTheModel()
    {
        FiniteModel model = SmallModels.TwoStates;
        Assert.That(FiniteModel.Of(model), Is.SameAs(model));
        Assert.That(() => FiniteModel.Of(null!), Throws.ArgumentNullException);
    }

    [TestCase(2, 0)]
    [TestCase(-1, 0)]
    [TestCase(0, 2)]
    [TestCase(0, -1)]
    public void GetTransitions_OutOfRange_IsRefused(int state, int action) => Assert.That(
        () => SmallModels.TwoStates.GetTransitions(state, action), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("are 0 to 1"));

    [Test]
    public void WithExploration_OfAMaskedModel_IsWorthTheBestEpsilonSoftPolicy([Range(1, 4)] int seed)
    {
        FiniteModel model = SmallModels.Masked(6, 3, (ulong)seed);
        ModelSolution solution = PolicyIteration.Solve(model.WithExploration(0.3), 0.9);
        double[] best = BestOverPolicies(model, policy => policy.ToEpsilonSoft(model, 0.3));
        Assert.That(solution.StateValues.ToArray(), Is.EqualTo(best).Within(1e-9));
    }

    [Test]
    public void WithExploration_OfNone_IsWorthTheOptimum()
    {
        FiniteModel model = SmallModels.Masked(20, 4, 3);
        Assert.That(
            PolicyIteration.Solve(model.WithExploration(0), 0.9).StateValues.ToArray(),
            Is.EqualTo(PolicyIteration.Solve(model, 0.9).StateValues.ToArray()).Within(1e-12));
    }

    [Test]
    public void WithExploration_IllegalActions_KeepTheirOutcomes()
    {
        FiniteModel model = SmallModels.Masked(20, 4, 3);
        FiniteModel exploring = model.WithExploration(0.5);
        for (int state = 0; state < model.StateCount; state++)
        {
            Assert.That(exploring.GetLegalActions(state), Is.EqualTo(model.GetLegalActions(state)));
            for (int action = 0; action < model.ActionCount; action++)
            {
                if (!model.GetLegalActions(state).IsLegal(action))
                    Assert.That(exploring.GetTransitions(state, action).ToArray(), Is.EqualTo(model.GetTransitions(state, action).ToArray()));
            }
        }
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void WithExploration_EpsilonOutOfRange_IsRefused(double epsilon) =>
        Assert.That(() => SmallModels.TwoStates.WithExploration(epsilon), Throws.InstanceOf<ArgumentOutOfRangeException>());

    // The best value of each state over all deterministic policies, each of them made into another one.
    private static double[] BestOverPolicies(FiniteModel model, Func<ModelPolicy, ModelPolicy> change)
    {
        var best = new double[model.StateCount];
        Array.Fill(best, double.NegativeInfinity);
        foreach (int[] actions in SmallModels.AllPolicies(model))
        {
            ReadOnlySpan<double> values = LinearEvaluation.Evaluate(model, change(ModelPolicy.Deterministic(model, actions)), 0.9).StateValues;
            for (int state = 0; state < best.Length; state++)
                best[state] = Math.Max(best[state], values[state]);
        }

        return best;
    }
}
