using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class ModelPolicyTests
{
    private static readonly FiniteModel Masked = new FiniteModelBuilder(2, 3)
        .Add(0, 0, 1, 1, 0).Add(0, 1, 1, 1, 0).Add(0, 2, 1, 1, 0)
        .Add(1, 0, 1, 0, 0).Add(1, 2, 1, 0, 0)
        .SetLegalActions(1, ActionMask.FromFlags([true, false, true]))
        .Build();

    [Test]
    public void Deterministic_Actions_AreCertain()
    {
        var policy = ModelPolicy.Deterministic(Masked, [1, 2]);
        Assert.That(policy.IsDeterministic);
        Assert.That((policy.StateCount, policy.ActionCount), Is.EqualTo((2, 3)));
        Assert.That((policy.GetAction(0), policy.GetAction(1)), Is.EqualTo((1, 2)));
        Assert.That((policy.GetProbability(0, 1), policy.GetProbability(0, 2)), Is.EqualTo((1.0, 0.0)));
    }

    [TestCase(1, 1)]
    [TestCase(1, 3)]
    [TestCase(1, -1)]
    public void Deterministic_IllegalAction_NamesTheState(int first, int second) => Assert.That(
        () => ModelPolicy.Deterministic(Masked, [first, second]), Throws.ArgumentException.With.Message.Contains($"State 1 cannot have the action {second}"));

    [Test]
    public void Deterministic_OtherNumberOfActions_IsRefused() =>
        Assert.That(() => ModelPolicy.Deterministic(Masked, [1]), Throws.ArgumentException.With.Message.Contains("2 states, and 1 actions"));

    [Test]
    public void FromProbabilities_OneActionEach_IsDeterministic()
    {
        Assert.That(ModelPolicy.FromProbabilities(Masked, [0, 1, 0, 1, 0, 0]).IsDeterministic);
        var policy = ModelPolicy.FromProbabilities(Masked, [0, 1, 0, 0.5, 0, 0.5]);
        Assert.That(policy.IsDeterministic, Is.False);
        Assert.That(policy.GetAction(0), Is.EqualTo(1));
        Assert.That(policy.GetAction(1), Is.Zero, "among equals the lowest");
    }

    [TestCase(new[] { 0, 1, 0, 0.5, 0, 0.4 }, "state 1 sum to 0.9")]
    [TestCase(new[] { 0, 1, 0, 1.5, 0, -0.5 }, "probability 1.5 for action 0 of state 1")]
    [TestCase(new[] { 0, 1, 0, double.NaN, 0, 0 }, "probability NaN for action 0 of state 1")]
    [TestCase(new[] { 0, 1, 0, 0.5, 0.5, 0 }, "action 1 in state 1, where it is illegal")]
    [TestCase(new[] { 0, 1, 0.0 }, "3 probabilities were given")]
    public void FromProbabilities_NoDistribution_NamesTheState(double[] probabilities, string message) =>
        Assert.That(() => ModelPolicy.FromProbabilities(Masked, probabilities), Throws.ArgumentException.With.Message.Contains(message));

    [Test]
    public void UniformRandom_MaskedState_SharesAmongTheLegal()
    {
        var policy = ModelPolicy.UniformRandom(Masked);
        Assert.That(Row(policy, 0), Is.EqualTo(new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 }));
        Assert.That(Row(policy, 1), Is.EqualTo(new[] { 0.5, 0, 0.5 }));
    }

    [Test]
    public void ToEpsilonSoft_MaskedState_SharesEpsilonAmongTheLegal()
    {
        ModelPolicy policy = ModelPolicy.Deterministic(Masked, [1, 2]).ToEpsilonSoft(Masked, 0.3);
        Assert.That(Row(policy, 0), Is.EqualTo(new[] { 0.1, 0.8, 0.1 }).Within(1e-15));
        Assert.That(Row(policy, 1), Is.EqualTo(new[] { 0.15, 0, 0.85 }).Within(1e-15));
        Assert.That(ModelPolicy.Deterministic(Masked, [1, 2]).ToEpsilonSoft(Masked, 0).IsDeterministic);
    }

    [Test]
    public void ToEpsilonSoft_BadInput_IsRefused()
    {
        var policy = ModelPolicy.Deterministic(Masked, [1, 2]);
        Assert.That(() => policy.ToEpsilonSoft(Masked, 1.5), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("[0, 1]"));
        Assert.That(() => policy.ToEpsilonSoft(SmallModels.TwoStates, 0.1), Throws.ArgumentException.With.Message.Contains("2 states and 2 actions, the policy 2 and 3"));
    }

    [Test]
    public void Of_PolicyOnObservations_IsWhatItDoesInEachState()
    {
        var environment = new CorridorEnvironment();
        var policy = ModelPolicy.Of(environment, new UniformRandomPolicy(3));
        Assert.That(Row(policy, 0), Is.EqualTo(new[] { 0, 0.5, 0.5 }));
        Assert.That(Row(policy, 3), Is.EqualTo(new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 }));
        var left = ModelPolicy.Of(environment, new ConstantPolicy(0, 3));
        Assert.That((left.GetAction(0), left.GetAction(1)), Is.EqualTo((1, 0)), "Left is illegal in cell 0.");
    }

    [Test]
    public void Of_PolicyThatDoesNotFit_IsRefused()
    {
        var environment = new CorridorEnvironment();
        Assert.That(() => ModelPolicy.Of(environment, new ConstantPolicy(0, 2)), Throws.ArgumentException.With.Message.Contains("3 actions, the policy 'always-0' 2"));
        Assert.That(() => ModelPolicy.Of(environment, new IllegalPolicy()), Throws.ArgumentException.With.Message.Contains("action 0 in state 0, where it is illegal"));
    }

    [TestCase(2, 0)]
    [TestCase(-1, 0)]
    [TestCase(0, 3)]
    [TestCase(0, -1)]
    public void GetProbability_OutOfRange_IsRefused(int state, int action) =>
        Assert.That(() => ModelPolicy.UniformRandom(Masked).GetProbability(state, action), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void GetAction_OutOfRange_IsRefused() =>
        Assert.That(() => ModelPolicy.UniformRandom(Masked).GetAction(2), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double[] Row(ModelPolicy policy, int state) => [.. Enumerable.Range(0, policy.ActionCount).Select(action => policy.GetProbability(state, action))];

    private sealed class IllegalPolicy : IPolicy
    {
        public string Name => "illegal";

        public int ActionCount => 3;

        public bool IsDeterministic => true;

        public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random) => new(0, true);

        public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
        {
            probabilities.Clear();
            probabilities[0] = 1;
        }
    }
}
