using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Tests.Oracles;

/// <summary>Exact undiscounted values of the start of an environment in a number of steps, by backward induction over its model.</summary>
internal static class FiniteHorizon
{
    /// <summary>Of the best policy, which may know the time.</summary>
    public static double Best(IFiniteEnvironment environment, int stepCount) => Value(environment, stepCount, best: true);

    /// <summary>Of the policy that chooses among the legal actions alike.</summary>
    public static double Random(IFiniteEnvironment environment, int stepCount) => Value(environment, stepCount, best: false);

    /// <summary>The mean of values over the starts.</summary>
    public static double OfStart(IFiniteEnvironment environment, Func<int, double> valueOf)
    {
        double sum = 0;
        for (int state = 0; state < environment.Model.StateCount; state++)
        {
            if (environment.StartProbabilities[state] > 0)
                sum += environment.StartProbabilities[state] * valueOf(state);
        }

        return sum;
    }

    private static double Value(IFiniteEnvironment environment, int stepCount, bool best)
    {
        IFiniteModel model = environment.Model;
        var values = new double[model.StateCount];
        for (int step = 0; step < stepCount; step++)
        {
            var next = new double[model.StateCount];
            for (int state = 0; state < next.Length; state++)
                next[state] = Back(model, state, values, best);
            values = next;
        }

        return OfStart(environment, state => values[state]);
    }

    private static double Back(IFiniteModel model, int state, double[] values, bool best)
    {
        ActionMask legal = model.GetLegalActions(state);
        double greatest = double.NegativeInfinity;
        double sum = 0;
        for (int action = 0; action < model.ActionCount; action++)
        {
            if (!legal.IsLegal(action))
                continue;
            double value = 0;
            foreach (ModelTransition outcome in model.GetTransitions(state, action))
                value += outcome.Probability * (outcome.Reward + (outcome.Terminated ? 0 : values[outcome.NextState]));
            greatest = Math.Max(greatest, value);
            sum += value;
        }

        return best ? greatest : sum / legal.CountLegal(model.ActionCount);
    }
}
