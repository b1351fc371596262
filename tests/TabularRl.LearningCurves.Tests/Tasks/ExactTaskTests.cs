using TabularRl.Environments;
using TabularRl.LearningCurves.Tasks;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.LearningCurves.Tests.Tasks;

[TestFixture]
internal sealed class ExactTaskTests
{
    [TestCaseSource(typeof(ExactTasks), nameof(ExactTasks.All))]
    public void Regret_OfTheOptimum_IsZero(ExactTask task)
    {
        IFiniteEnvironment environment = task.CreateEnvironment();
        ModelPolicy best = PolicyIteration.Solve(environment.Model, ExactTask.DiscountFactor).Policy;
        Assert.That(task.Regret(environment, new PlannedPolicy(environment, best)), Is.Zero.Within(1e-8));
    }

    [TestCaseSource(typeof(ExactTasks), nameof(ExactTasks.All))]
    public void Regret_OfUniformActions_IsOne(ExactTask task)
    {
        IFiniteEnvironment environment = task.CreateEnvironment();
        Assert.That(task.Regret(environment, new UniformRandomPolicy(environment.ActionCount)), Is.EqualTo(1).Within(1e-8));
    }

    [Test]
    public void Regret_OfAFixedAction_IsThatOfItsExactValue()
    {
        // Up for ever on the cliff: −1 a step without an end is −1/(1 − γ) = −100. The optimum goes around in 13 steps: −(1 − γ¹³)/(1 − γ).
        ExactTask task = ExactTasks.All.Single(task => task.Name == "cliff-walking");
        IFiniteEnvironment environment = task.CreateEnvironment();
        double optimum = -(1 - Math.Pow(0.99, 13)) / 0.01;
        double random = LinearEvaluation.Evaluate(environment.Model, ModelPolicy.UniformRandom(environment.Model), 0.99).GetStartValue(environment.StartProbabilities);
        Assert.That(
            task.Regret(environment, new ConstantPolicy(0, environment.ActionCount, "up")), Is.EqualTo((optimum + 100) / (optimum - random)).Within(1e-8));
    }

    [TestCaseSource(typeof(ExactTasks), nameof(ExactTasks.All))]
    public void GreatestReturn_OfATask_IsExceededByNoState(ExactTask task)
    {
        ModelSolution best = PolicyIteration.Solve(task.CreateEnvironment().Model, ExactTask.DiscountFactor);
        Assert.That(best.StateValues.ToArray(), Is.All.LessThanOrEqualTo(task.GreatestReturn + 1e-9).And.All.GreaterThan(task.LeastReturn));
    }

    [TestCase("frozen-lake", false, -100)] // (0 − 1)/(1 − 0.99)
    [TestCase("cliff-walking", true, -10_100)]
    [TestCase("taxi", true, -1_100)]
    public void IsDeterministic_OfATask_IsThatOfItsModel(string name, bool expected, double leastReturn)
    {
        ExactTask task = ExactTasks.All.Single(task => task.Name == name);
        Assert.That(task.IsDeterministic, Is.EqualTo(expected));
        Assert.That(task.LeastReturn, Is.EqualTo(leastReturn).Within(1e-6));
    }

    [Test]
    public void All_Names_AreThirteenDifferentOnes()
    {
        Assert.That(ExactTasks.All.Select(task => task.Name), Is.Unique.And.Exactly(13).Items);
        Assert.That(ExactTasks.All.Count(task => task.Group == ExactTasks.RandomModels), Is.EqualTo(10));
    }

    private sealed class PlannedPolicy(IFiniteEnvironment environment, ModelPolicy plan) : IPolicy
    {
        public string Name => "planned";

        public int ActionCount => environment.ActionCount;

        public bool IsDeterministic => true;

        public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random) =>
            new(plan.GetAction(StateOf(observation)), true);

        public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
        {
            probabilities.Clear();
            probabilities[plan.GetAction(StateOf(observation))] = 1;
        }

        private static int StateOf(ReadOnlySpan<double> observation) => (int)observation[0];
    }
}
