using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.Planning;

/// <summary>Every exact value that is known of the standard tasks, found by the package's own solvers on its own models.</summary>
[TestFixture]
internal sealed class PublishedValueTests
{
    private const double SixDigits = 5e-7;

    private static readonly FrozenLake SmallLake = new();

    private static readonly FrozenLake LargeLake = new(new FrozenLakeOptions { Map = FrozenLakeMap.Standard8x8 });

    private static readonly CliffWalking Cliff = new();

    private static readonly CliffWalking SlipperyCliff = new(new CliffWalkingOptions { IsSlippery = true });

    private static readonly Taxi Taxi = new();

    private static readonly Taxi MaskedTaxi = new(new TaxiOptions { MasksActions = true });

    private static readonly Taxi RainyTaxi = new(new TaxiOptions { IsRainy = true });

    private static IEnumerable<TestCaseData> Optima =>
    [
        Case(SmallLake, 1.0, 14.0 / 17),
        Case(SmallLake, 0.99, 0.542026),
        Case(SmallLake, 0.95, 0.180472),
        Case(SmallLake, 0.9, 0.068891),
        Case(LargeLake, 1.0, 1),
        Case(LargeLake, 0.99, 0.414640),
        Case(Cliff, 1.0, -13),
        Case(Cliff, 0.99, -12.247898),
        Case(SlipperyCliff, 1.0, -64.709, digits: 3),
        Case(Taxi, 1.0, 7.93),
        Case(Taxi, 0.99, 6.327464),
        Case(Taxi, 0.95, 1.729930),
        Case(MaskedTaxi, 1.0, 7.93),
        Case(RainyTaxi, 1.0, 3.954575),
        Case(new Blackjack(), 1.0, -0.043113),
        Case(new Blackjack(new BlackjackOptions { Rules = BlackjackRules.Natural }), 1.0, -0.025729),
        Case(new Blackjack(new BlackjackOptions { Rules = BlackjackRules.Plain }), 1.0, -0.046556),
    ];

    private static IEnumerable<TestCaseData> Random =>
    [
        Case(SmallLake, FrozenLake.StepLimit4x4, 0.013940),
        Case(LargeLake, FrozenLake.StepLimit8x8, 0.001901),
        Case(Cliff, 200, -2079.1, digits: 1),
        Case(SlipperyCliff, 200, -2079.1, digits: 1),
        Case(Taxi, Taxi.StepLimit, -771.09, digits: 2),
        Case(MaskedTaxi, Taxi.StepLimit, -186.18, digits: 2),
        Case(RainyTaxi, Taxi.StepLimit, -772.52, digits: 2),
        Case(new Blackjack(), 100, -0.3942, digits: 4),
        Case(new Blackjack(new BlackjackOptions { Rules = BlackjackRules.Natural }), 100, -0.3855, digits: 4),
        Case(new Blackjack(new BlackjackOptions { Rules = BlackjackRules.Plain }), 100, -0.3959, digits: 4),
    ];

    [TestCaseSource(nameof(Optima))]
    public void Optimum_OfATask_IsFoundByEverySolver(IFiniteEnvironment environment, double discountFactor, double expected, double tolerance)
    {
        var model = FiniteModel.Of(environment.Model);
        ModelSolution[] solutions =
        [
            ValueIteration.Solve(model, discountFactor),
            PolicyIteration.Solve(model, discountFactor),
            ModifiedPolicyIteration.Solve(model, discountFactor),
            PrioritizedSweeping.Solve(model, discountFactor),
        ];
        foreach (ModelSolution solution in solutions)
        {
            Assert.That(solution.GetStartValue(environment.StartProbabilities), Is.EqualTo(expected).Within(tolerance));
            Assert.That(solution.ErrorBound, Is.LessThan(1e-7));
            ModelSolution attained = LinearEvaluation.Evaluate(model, solution.Policy, discountFactor);
            Assert.That(attained.GetStartValue(environment.StartProbabilities), Is.EqualTo(expected).Within(tolerance), "The policy is worth what its values say.");
        }
    }

    [TestCaseSource(nameof(Random))]
    public void UniformRandom_WithinTheLimit_IsWorth(IFiniteEnvironment environment, int stepLimit, double expected, double tolerance)
    {
        var policy = ModelPolicy.UniformRandom(environment.Model);
        Assert.That(WithinLimit(environment, policy, stepLimit), Is.EqualTo(expected).Within(tolerance));
        var occupancy = Occupancy.WithinLimit(environment.Model, policy, environment.StartProbabilities, stepLimit, 1);
        Assert.That(occupancy.ExpectedReturn, Is.EqualTo(expected).Within(tolerance));
        Assert.That(occupancy.ExpectedStepCount, Is.InRange(1, stepLimit));
    }

    [Test]
    public void FrozenLake_PolicyThatKnowsTheTime_IsWorth() => Assert.Multiple(() =>
    {
        Assert.That(KnowingTheTime(SmallLake, FrozenLake.StepLimit4x4), Is.EqualTo(0.744190).Within(SixDigits));
        Assert.That(KnowingTheTime(LargeLake, FrozenLake.StepLimit8x8), Is.EqualTo(0.913220).Within(SixDigits));
    });

    [Test]
    public void FrozenLake4x4_BestStationaryPolicyWithinTheLimit_IsTheOptimalOneWithout([Values(0.99, 1)] double discountFactor)
    {
        // Of all deterministic policies, 4¹¹ by the states that do not end, none is worth more.
        double value = WithinLimit(SmallLake, PolicyIteration.Solve(SmallLake.Model, discountFactor).Policy, FrozenLake.StepLimit4x4);
        Assert.That(value, Is.EqualTo(0.740165).Within(SixDigits));
    }

    [TestCase(0.999, 0.885654)]
    [TestCase(0.995, 0.893568)]
    [TestCase(0.99, 0.862955)]
    [TestCase(1, 0.049072)]
    public void FrozenLake8x8_StationaryPolicyWithinTheLimit_DependsOnTheDiscount(double discountFactor, double expected)
    {
        // What is published as the best, 0.885654, is the optimal policy of γ = 0.999; that of 0.995 hurries more and is worth more. The one that
        // never falls (γ = 1) hardly ever arrives in time.
        double value = WithinLimit(LargeLake, PolicyIteration.Solve(LargeLake.Model, discountFactor).Policy, FrozenLake.StepLimit8x8);
        Assert.That(value, Is.EqualTo(expected).Within(SixDigits));
    }

    [Test]
    public void CliffAndTaxi_OptimalPolicyWithinTheLimit_IsWorth() => Assert.Multiple(() =>
    {
        Assert.That(WithinLimit(Cliff, PolicyIteration.Solve(Cliff.Model, 1).Policy, 200), Is.EqualTo(-13).Within(1e-9));
        Assert.That(WithinLimit(SlipperyCliff, PolicyIteration.Solve(SlipperyCliff.Model, 1).Policy, 200), Is.EqualTo(-64.702).Within(5e-4));
        Assert.That(WithinLimit(Taxi, PolicyIteration.Solve(Taxi.Model, 1).Policy, Taxi.StepLimit), Is.EqualTo(7.93).Within(1e-9));
        Assert.That(WithinLimit(RainyTaxi, PolicyIteration.Solve(RainyTaxi.Model, 1).Policy, Taxi.StepLimit), Is.EqualTo(3.954575).Within(SixDigits));
    });

    [Test]
    public void CliffWalking_WithEpsilonATenth_PrefersTheSaferPath()
    {
        var model = FiniteModel.Of(Cliff.Model);
        ModelPolicy optimal = PolicyIteration.Solve(model, 1).Policy;
        ModelPolicy safest = PolicyIteration.Solve(model.WithExploration(0.1), 1).Policy;
        Assert.Multiple(() =>
        {
            Assert.That(Value(Cliff, optimal.ToEpsilonSoft(model, 0.1)), Is.EqualTo(-45.80).Within(5e-3));
            Assert.That(Value(Cliff, safest.ToEpsilonSoft(model, 0.1)), Is.EqualTo(-20.71).Within(5e-3));
            Assert.That(Value(Cliff, safest), Is.EqualTo(-15).Within(1e-9));
        });
    }

    private static double Value(IFiniteEnvironment environment, ModelPolicy policy) =>
        LinearEvaluation.Evaluate(environment.Model, policy, 1).GetStartValue(environment.StartProbabilities);

    private static double WithinLimit(IFiniteEnvironment environment, ModelPolicy policy, int stepLimit) =>
        Occupancy.WithinLimit(environment.Model, policy, environment.StartProbabilities, stepLimit, 1).ExpectedReturn;

    private static double KnowingTheTime(IFiniteEnvironment environment, int stepLimit) =>
        FiniteHorizon.Solve(environment.Model, stepLimit, 1).GetStartValue(environment.StartProbabilities);

    private static TestCaseData Case(IFiniteEnvironment environment, double number, double expected, int digits = 6) =>
        new TestCaseData(environment, number, expected, Math.Pow(10, -digits) / 2).SetArgDisplayNames(environment.GetType().Name, FormattableString.Invariant($"{number}"), FormattableString.Invariant($"{expected}"));

    private static TestCaseData Case(IFiniteEnvironment environment, int stepLimit, double expected, int digits = 6) =>
        new TestCaseData(environment, stepLimit, expected, Math.Pow(10, -digits) / 2).SetArgDisplayNames(environment.GetType().Name, FormattableString.Invariant($"{stepLimit}"), FormattableString.Invariant($"{expected}"));
}
