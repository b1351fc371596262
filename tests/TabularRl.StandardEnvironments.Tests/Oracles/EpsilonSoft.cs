using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Tests.Oracles;

/// <summary>Undiscounted values of policies that take a random action with probability ε.</summary>
internal static class EpsilonSoft
{
    /// <summary>The best of them: the value of the start, and its greedy actions.</summary>
    public static (double Value, int[] Greedy) Best(IFiniteEnvironment environment, double epsilon)
    {
        var greedy = new int[environment.Model.StateCount];
        double value = Iterate(environment, epsilon, (state, values) => greedy[state] = Array.IndexOf(values, values.Max()));
        return (value, greedy);
    }

    /// <summary>The value of the start under given greedy actions.</summary>
    public static double Of(IFiniteEnvironment environment, double epsilon, int[] greedy) => Iterate(environment, epsilon, (state, _) => greedy[state]);

    private static double Iterate(IFiniteEnvironment environment, double epsilon, Func<int, double[], int> choose)
    {
        IFiniteModel model = environment.Model;
        var values = new double[model.StateCount];
        var ofActions = new double[model.ActionCount];
        double change;
        do
        {
            change = 0;
            for (int state = 0; state < values.Length; state++)
            {
                for (int action = 0; action < ofActions.Length; action++)
                {
                    ofActions[action] = 0;
                    foreach (ModelTransition outcome in model.GetTransitions(state, action))
                        ofActions[action] += outcome.Probability * (outcome.Reward + (outcome.Terminated ? 0 : values[outcome.NextState]));
                }

                double value = (1 - epsilon) * ofActions[choose(state, ofActions)] + epsilon * ofActions.Average();
                change = Math.Max(change, Math.Abs(value - values[state]));
                values[state] = value;
            }
        }
        while (change > 1e-10);
        return FiniteHorizon.OfStart(environment, state => values[state]);
    }
}
