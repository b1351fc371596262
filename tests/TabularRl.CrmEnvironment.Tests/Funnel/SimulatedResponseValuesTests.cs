using TabularRl.Planning;

namespace TabularRl.Crm.Tests;

public class SimulatedResponseValuesTests
{
    // Call with 0.5 opens, manager with 0.4 closes; nothing else does anything.
    private static readonly SimulatedResponse TwoSteps = new(new FunnelParameters(
    [
        new FunnelRule(CrmActions.Call, 0, CrmSteps.None, FunnelEffect.FirstCall, 0.5, 0.5, 0),
        new FunnelRule(CrmActions.Manager, 0, CrmSteps.FirstCall, FunnelEffect.Subscription, 0.4, 1, 1),
    ]));

    [Test]
    public void OptimalRate_TwoSteps_IsAsByHand() => Assert.Multiple(() =>
    {
        Assert.That(TwoSteps.OptimalRate(0, 1), Is.Zero);
        Assert.That(TwoSteps.OptimalRate(0, 2), Is.EqualTo(0.5 * 0.4).Within(1e-15));
        // Three contacts: called at once, two tries to close; or called at the second, one try.
        Assert.That(TwoSteps.OptimalRate(0, 3), Is.EqualTo(0.5 * (1 - 0.36) + 0.25 * 0.4).Within(1e-15));
        Assert.That(TwoSteps.OptimalRate(1, 2), Is.EqualTo(0.5).Within(1e-15));
        Assert.That(TwoSteps.OptimalRate(2, 10), Is.Zero);
    });

    [Test]
    public void OptimalReturn_TwoSteps_IsAsByHand() => Assert.Multiple(() =>
    {
        Assert.That(TwoSteps.OptimalReturn(0, 2, 0.5), Is.EqualTo(-1 + 0.5 * 0.5 * (-1 + 0.4 * 10) + 0.5 * 0.5 * -1).Within(1e-15));
        Assert.That(TwoSteps.OptimalReturn(2, 3, 1), Is.EqualTo(-3).Within(1e-15));
    });

    [Test]
    public void Rates_OfSimplePolicies_AreAsByHand() => Assert.Multiple(() =>
    {
        Assert.That(TwoSteps.RandomRate(0, 2), Is.EqualTo(0.5 / 6 * 0.4 / 6).Within(1e-15));
        Assert.That(TwoSteps.ConstantRate(CrmActions.Manager, 0, 10), Is.Zero);
        Assert.That(TwoSteps.PolicyReturn(FunnelPolicies.Random, 2, 4, 1), Is.EqualTo(-4).Within(1e-14));
    });

    [Test]
    public void Solve_EqualActions_TakesTheLowest()
    {
        var model = new FunnelModel(TwoSteps, 1);
        Assert.That(ValueIteration.Solve(model, 0.9).Policy.GetAction(model.GetStart(0)), Is.Zero);
    }

    [Test]
    public void Solve_NoPolicy_BeatsIt([Range(1, 10)] int budget)
    {
        var model = new FunnelModel(SimulatedResponse.Preset, budget);
        double[] best = ValueIteration.Solve(model, 0.95).StateValues.ToArray();
        for (int seed = 0; seed < 10; seed++)
        {
            var random = new TabularRl.Randomness.Pcg64((ulong)seed);
            ModelPolicy policy = model.ToModelPolicy((_, probabilities) => probabilities[random.NextInt32(6)] = 1);
            double[] values = LinearEvaluation.Evaluate(model, policy, 0.95).StateValues.ToArray();
            for (int state = 0; state < values.Length; state++)
                Assert.That(values[state], Is.LessThanOrEqualTo(best[state] + 1e-12));
        }
    }

    [Test]
    public void PolicyRate_NoDistribution_Throws() => Assert.Multiple(() =>
    {
        Assert.That(() => TwoSteps.PolicyRate(static (_, probabilities) => probabilities[0] = 0.5, 0, 2), Throws.ArgumentException.With.Message.Contains("not to 1"));
        Assert.That(() => TwoSteps.PolicyRate(static (_, probabilities) => probabilities.Fill(double.NaN), 0, 2), Throws.ArgumentException);
        Assert.That(() => TwoSteps.PolicyReturn(FunnelPolicies.Random, 0, 2, 1.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => TwoSteps.ConstantRate(6, 0, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });
}
