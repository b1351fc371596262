using TabularRl.Benchmarks.Workloads;
using TabularRl.Planning;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The simulated funnel solved exactly, a state after the other.</summary>
internal sealed class FunnelPlan(FiniteModel model) : IContender
{
    public long Run() => ValueIteration.Solve(model, TaskConstants.DiscountFactor).StateValues.Length;
}
