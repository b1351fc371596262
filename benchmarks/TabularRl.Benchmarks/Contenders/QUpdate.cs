using TabularRl.Benchmarks.Workloads;
using TabularRl.Environments;
using TabularRl.Exploration;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The update that all contenders share, so that they differ in nothing but how they come to the values of s and s′.</summary>
internal static class QUpdate
{
    public static void Apply(Span<double> values, int action, double reward, ReadOnlySpan<double> nextValues)
    {
        double target = reward + TaskConstants.DiscountFactor * GreedyAction.MaxValue(nextValues, ActionMask.All);
        ref double value = ref values[action];
        value += TaskConstants.LearningRate * (target - value);
    }
}
