using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Planning;

namespace TabularRl.Benchmarks.Tests.Contenders;

[TestFixture]
internal sealed class PlanningContenderTests
{
    [TestCase(2)]
    [TestCase(8)]
    public void Solvers_OfASparseModel_AgreeToAMillionth(int outcomeCount)
    {
        FiniteModel model = SparseModels.Create(3_000, outcomeCount);
        var byValues = new ModelPlan(model, ValueIteration.Solve);
        var byPolicies = new ModelPlan(model, PolicyIteration.Solve);
        Assert.That((byValues.Run(), byPolicies.Run()), Is.EqualTo((3_000L, 3_000L)));
        Assert.That(model.OutcomeCount, Is.EqualTo(3_000 * 2 * outcomeCount));
        Assert.That(byValues.Solution!.StateValues.ToArray(), Is.EqualTo(byPolicies.Solution!.StateValues.ToArray()).Within(2e-6));
        Assert.That(byValues.Solution.ErrorBound, Is.LessThan(1e-6));
    }
}
