using TabularRl.Environments;

namespace TabularRl.Tests.Oracles;

/// <summary>The optimal action values of a finite model, by sweeping Bellman's optimality equation until nothing moves.</summary>
internal static class ValueIteration
{
    public static double[,] Solve(IFiniteModel model, double discountFactor, double tolerance = 1e-12)
    {
        var values = new double[model.StateCount, model.ActionCount];
        double change;
        do
        {
            change = 0;
            for (int state = 0; state < model.StateCount; state++)
            {
                for (int action = 0; action < model.ActionCount; action++)
                {
                    double value = 0;
                    foreach (ModelTransition outcome in model.GetTransitions(state, action))
                    {
                        double next = outcome.Terminated ? 0 : Max(values, outcome.NextState);
                        value += outcome.Probability * (outcome.Reward + discountFactor * next);
                    }

                    change = Math.Max(change, Math.Abs(value - values[state, action]));
                    values[state, action] = value;
                }
            }
        }
        while (change > tolerance);
        return values;
    }

    private static double Max(double[,] values, int state)
    {
        double max = double.NegativeInfinity;
        for (int action = 0; action < values.GetLength(1); action++)
            max = Math.Max(max, values[state, action]);
        return max;
    }
}
