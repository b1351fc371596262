using TabularRl.Environments;
using TabularRl.Planning;

namespace TabularRl.Tests.Oracles;

/// <summary>The values of a policy by synchronous sweeps of Bellman's equation from 0: as many as there are, or until nothing moves.</summary>
internal static class PolicyValues
{
    public static double[] Of(IFiniteModel model, ModelPolicy policy, double discountFactor, int sweepCount = int.MaxValue)
    {
        var values = new double[model.StateCount];
        double change = double.PositiveInfinity;
        for (int sweep = 0; sweep < sweepCount && change > 1e-14; sweep++)
        {
            double[] next = [.. Enumerable.Range(0, values.Length).Select(state => Backup(model, policy, discountFactor, state, values))];
            change = next.Zip(values, (left, right) => Math.Abs(left - right)).Max();
            values = next;
        }

        return values;
    }

    private static double Backup(IFiniteModel model, ModelPolicy policy, double discountFactor, int state, double[] values)
    {
        double value = 0;
        for (int action = 0; action < model.ActionCount; action++)
        {
            foreach (ModelTransition outcome in model.GetTransitions(state, action))
            {
                double next = outcome.Terminated ? 0 : values[outcome.NextState];
                value += policy.GetProbability(state, action) * outcome.Probability * (outcome.Reward + discountFactor * next);
            }
        }

        return value;
    }
}
