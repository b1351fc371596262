using TabularRl.Benchmarks.Workloads;
using TabularRl.Crm;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The simulated funnel solved exactly, a state after the other.</summary>
internal sealed class FunnelPlan(FunnelModel model) : IContender
{
    public long Run() => FunnelSolver.Optimize(model, TaskConstants.DiscountFactor).Values.Length;
}
