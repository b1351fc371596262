using MathNet.Numerics.LinearAlgebra;
using TabularRl.Environments;

namespace TabularRl.Checking.AgentChecks;

/// <summary>Exact state values of small models: a policy's by a linear system, the optimal ones by policy iteration. To be replaced by Planning, once that is there.</summary>
internal static class ExactSolver
{
    /// <summary>The values of a policy, given by the probability of each action in each state.</summary>
    public static double[] Evaluate(IFiniteModel model, double discountFactor, Func<int, int, double> probability)
    {
        Matrix<double> system = Matrix<double>.Build.DenseIdentity(model.StateCount);
        Vector<double> rewards = Vector<double>.Build.Dense(model.StateCount);
        for (int state = 0; state < model.StateCount; state++)
        {
            for (int action = 0; action < model.ActionCount; action++)
            {
                double weight = probability(state, action);
                foreach (ModelTransition outcome in model.GetTransitions(state, action))
                {
                    rewards[state] += weight * outcome.Probability * outcome.Reward;
                    if (!outcome.Terminated)
                        system[state, outcome.NextState] -= discountFactor * weight * outcome.Probability;
                }
            }
        }

        return [.. system.Solve(rewards)];
    }

    /// <summary>The values of the best policy among legal actions.</summary>
    public static double[] Optimize(IFiniteModel model, double discountFactor)
    {
        int[] policy = [.. Enumerable.Range(0, model.StateCount).Select(state => model.GetLegalActions(state).GetLegal(0))];
        while (true)
        {
            double[] values = Evaluate(model, discountFactor, (state, action) => policy[state] == action ? 1 : 0);
            bool isStable = true;
            for (int state = 0; state < policy.Length; state++)
            {
                int best = FindBest(model, values, discountFactor, state, policy[state]);
                isStable &= best == policy[state];
                policy[state] = best;
            }

            if (isStable)
                return values;
        }
    }

    // An action must be better by more than rounding, or equal ones would take turns for ever.
    private static int FindBest(IFiniteModel model, double[] values, double discountFactor, int state, int current)
    {
        int best = current;
        double bestValue = Backup(model, values, discountFactor, state, current) + 1e-12;
        ActionMask legal = model.GetLegalActions(state);
        for (int action = 0; action < model.ActionCount; action++)
        {
            double value = Backup(model, values, discountFactor, state, action);
            if (legal.IsLegal(action) && value > bestValue)
                (best, bestValue) = (action, value);
        }

        return best;
    }

    private static double Backup(IFiniteModel model, double[] values, double discountFactor, int state, int action)
    {
        double value = 0;
        foreach (ModelTransition outcome in model.GetTransitions(state, action))
            value += outcome.Probability * (outcome.Reward + (outcome.Terminated ? 0 : discountFactor * values[outcome.NextState]));
        return value;
    }
}
