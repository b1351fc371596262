using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Tests.Oracles;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class RewardScalingTests
{
    [Test]
    public void Step_OfAScaledEnvironment_ChangesTheRewardAlone()
    {
        var observation = new double[1];
        var scaled = new RewardScaling(new ChainEnvironment(1), 0.5, 3);
        scaled.Reset(null, observation);
        Assert.That(scaled.Step(0, observation), Is.EqualTo(new StepResult(2.5, false, false)));
        Assert.That(scaled.Step(1, observation), Is.EqualTo(new StepResult(8, true, false)));
        Assert.That((scaled.Factor, scaled.Offset, observation[0]), Is.EqualTo((0.5, 3.0, 1.0)));
    }

    [Test]
    public void Model_OfAScaledEnvironment_HasTheScaledRewards()
    {
        var inner = new CorridorEnvironment();
        IFiniteModel model = new RewardScaling(inner, -2, 1).GetCapability<IFiniteEnvironment>().Model;
        Assert.That((model.StateCount, model.ActionCount, model.GetLegalActions(0)), Is.EqualTo((5, 3, inner.Model.GetLegalActions(0))));
        for (int state = 0; state < 5; state++)
        {
            for (int action = 0; action < 3; action++)
            {
                ModelTransition[] expected = [.. inner.Model.GetTransitions(state, action).ToArray().Select(outcome => outcome with { Reward = -2 * outcome.Reward + 1 })];
                Assert.That(model.GetTransitions(state, action).ToArray(), Is.EqualTo(expected));
            }
        }

        Assert.That(() => model.GetTransitions(5, 0).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => model.GetTransitions(0, -1).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Model_AskedForTwice_IsTheSameObject()
    {
        var scaled = new RewardScaling(new CorridorEnvironment(), 2);
        IFiniteModel first = scaled.GetCapability<IFiniteEnvironment>().Model;
        Assert.That(scaled.GetCapability<IFiniteEnvironment>().Model, Is.SameAs(first));
    }

    [TestCase(0.9)]
    [TestCase(0.5)]
    public void Values_UnderAFactorAlone_AreMultipliedAtAnyDiscountFactor(double discountFactor)
    {
        var inner = new CorridorEnvironment();
        double[,] values = ValueIteration.Solve(inner.Model, discountFactor);
        double[,] scaled = ValueIteration.Solve(new RewardScaling(inner, 4).GetCapability<IFiniteEnvironment>().Model, discountFactor);
        for (int state = 0; state < 5; state++)
        {
            for (int action = 0; action < 3; action++)
                Assert.That(scaled[state, action], Is.EqualTo(4 * values[state, action]).Within(1e-9));
        }
    }

    [Test]
    public void Values_UnderAnOffsetInATaskThatTerminates_CanPreferAnotherAction()
    {
        // As the documentation warns: an offset of 2 pays 1 for every step that does not end the episode.
        var inner = new CorridorEnvironment();
        double[,] values = ValueIteration.Solve(inner.Model, 0.95);
        double[,] shifted = ValueIteration.Solve(new RewardScaling(inner, 1, 2).GetCapability<IFiniteEnvironment>().Model, 0.95);
        Assert.That(values[3, 1], Is.GreaterThan(values[3, 2]), "Right, to the goal, is better than to stay.");
        Assert.That(shifted[3, 1], Is.LessThan(shifted[3, 2]));
    }

    [TestCase(0, 0)]
    [TestCase(double.NaN, 0)]
    [TestCase(double.PositiveInfinity, 0)]
    [TestCase(1, double.NaN)]
    public void Constructor_OfANumberThatMeansNothing_IsRefused(double factor, double offset) =>
        Assert.That(() => new RewardScaling(new ChainEnvironment(1), factor, offset), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("finite"));
}
