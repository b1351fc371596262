using TabularRl.Environments;
using TabularRl.Tests.Oracles;

namespace TabularRl.StandardEnvironments.Tests.Oracles;

/// <summary>The optimal value of the start without a time limit.</summary>
internal static class Optimum
{
    public static double Of(IFiniteEnvironment environment, double discountFactor = 1)
    {
        double[,] values = ValueIteration.Solve(environment.Model, discountFactor, 1e-11);
        int actionCount = environment.Model.ActionCount;
        return FiniteHorizon.OfStart(environment, state => Enumerable.Range(0, actionCount).Max(action => values[state, action]));
    }
}
