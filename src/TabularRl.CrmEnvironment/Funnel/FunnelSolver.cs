using TabularRl.Environments;

namespace TabularRl.Crm;

/// <summary>
/// Exact values of a finite funnel. Every contact leads to a state with a lower number (see <see cref="FunnelModel"/>), so one sweep in
/// the order of the states is backward induction, and nothing is iterated.
/// </summary>
public static class FunnelSolver
{
    /// <summary>The best values that any policy can reach, and a policy that reaches them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <returns>Values and actions by state.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="discountFactor"/> is not in [0, 1].</exception>
    public static FunnelSolution Optimize(FunnelModel model, double discountFactor)
    {
        ArgumentNullException.ThrowIfNull(model);
        CheckDiscount(discountFactor);
        var values = new double[model.StateCount];
        var actions = new int[model.StateCount];
        for (int state = 0; state < values.Length; state++)
        {
            double best = double.NegativeInfinity;
            for (int action = 0; action < model.ActionCount; action++)
            {
                double value = ActionValue(model, state, action, discountFactor, values);
                // Equally good actions differ by rounding only, and the choice should not depend on it.
                if (value > best + 1e-12)
                {
                    best = value;
                    actions[state] = action;
                }
            }

            values[state] = best;
        }

        return new FunnelSolution(values, actions);
    }

    /// <summary>The value of a policy.</summary>
    /// <param name="model">The model.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <returns>The value of each state.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="discountFactor"/> is not in [0, 1].</exception>
    /// <exception cref="ArgumentException">The policy's probabilities are not a distribution.</exception>
    public static double[] Evaluate(FunnelModel model, FunnelPolicy policy, double discountFactor)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(policy);
        CheckDiscount(discountFactor);
        var values = new double[model.StateCount];
        Span<double> probabilities = stackalloc double[model.ActionCount];
        for (int state = 0; state < values.Length; state++)
        {
            probabilities.Clear();
            policy(model.GetState(state), probabilities);
            CheckDistribution(probabilities, model.GetState(state));
            double value = 0;
            for (int action = 0; action < model.ActionCount; action++)
            {
                if (probabilities[action] > 0)
                    value += probabilities[action] * ActionValue(model, state, action, discountFactor, values);
            }

            values[state] = value;
        }

        return values;
    }

    private static double ActionValue(FunnelModel model, int state, int action, double discountFactor, double[] values)
    {
        double value = 0;
        foreach (ModelTransition outcome in model.GetTransitions(state, action))
            value += outcome.Probability * (outcome.Reward + (outcome.Terminated ? 0.0 : discountFactor * values[outcome.NextState]));
        return value;
    }

    private static void CheckDiscount(double discountFactor)
    {
        if (!(discountFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(discountFactor), discountFactor, "The discount factor must be in [0, 1].");
    }

    private static void CheckDistribution(ReadOnlySpan<double> probabilities, FunnelModelState state)
    {
        double sum = 0;
        foreach (double probability in probabilities)
            sum += probability >= 0 ? probability : double.NaN;
        if (!(Math.Abs(sum - 1.0) <= 1e-9))
            throw new ArgumentException($"The policy's probabilities in {state} are not a distribution: they must be at least 0 and sum to 1.");
    }
}
