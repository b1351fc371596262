using TabularRl.Environments;
using TabularRl.Randomness;
using TabularRl.Tests.Oracles;

namespace TabularRl.StandardEnvironments.Tests.Support;

/// <summary>Compares what an environment plays with the probabilities of its model.</summary>
internal static class SampledOutcomes
{
    /// <summary>
    /// Plays at random and tests, for every state and action that came at least 200 times and for the starts, whether next states came as often as the
    /// model says. The least p-value, times the number of tests.
    /// </summary>
    public static double LeastPValue(IEnvironment environment, IFiniteEnvironment finite, int stepCount)
    {
        IFiniteModel model = finite.Model;
        var counts = new Dictionary<(int State, int Action), Dictionary<(int Next, double Reward), long>>();
        var starts = new long[model.StateCount];
        var actions = new Xoshiro256(3);
        var observation = new double[environment.ObservationSize];
        environment.Reset(99, observation);
        starts[finite.CurrentState]++;
        for (int step = 0; step < stepCount; step++)
        {
            int state = finite.CurrentState;
            int action = actions.NextInt32(environment.ActionCount);
            StepResult result = environment.Step(action, observation);
            Dictionary<(int, double), long> row = counts.TryGetValue((state, action), out var known) ? known : counts[(state, action)] = [];
            row[(finite.CurrentState, result.Reward)] = row.GetValueOrDefault((finite.CurrentState, result.Reward)) + 1;
            if (result.IsDone || step % 100 == 99)
            {
                environment.Reset(null, observation);
                starts[finite.CurrentState]++;
            }
        }

        var pValues = new List<double> { ChiSquare.PValue(starts, finite.StartProbabilities) };
        foreach (((int state, int action), Dictionary<(int, double), long> row) in counts)
        {
            if (row.Values.Sum() < 200)
                continue;
            var merged = new Dictionary<(int, double), double>();
            foreach (ModelTransition outcome in model.GetTransitions(state, action))
                merged[(outcome.NextState, outcome.Reward)] = merged.GetValueOrDefault((outcome.NextState, outcome.Reward)) + outcome.Probability;
            foreach ((int, double) played in row.Keys)
                merged.TryAdd(played, 0);
            pValues.Add(ChiSquare.PValue([.. merged.Keys.Select(key => row.GetValueOrDefault(key))], [.. merged.Values]));
        }

        return pValues.Min() * pValues.Count;
    }
}
