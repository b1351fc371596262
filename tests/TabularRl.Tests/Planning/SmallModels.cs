using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Planning;

/// <summary>Models small enough to be solved by hand, and random ones.</summary>
internal static class SmallModels
{
    /// <summary>
    /// State 0: action 0 earns 1 and stays, action 1 goes to state 1. State 1: action 0 earns 4 and goes back, action 1 ends with 3.
    /// With γ = 0.5: V(1) = max(4 + V(0)/2, 3), V(0) = max(1 + V(0)/2, V(1)/2): V(0) = 8/3, V(1) = 16/3.
    /// </summary>
    public static FiniteModel TwoStates => new FiniteModelBuilder(2, 2)
        .Add(0, 0, 1, 0, 1)
        .Add(0, 1, 1, 1, 0)
        .Add(1, 0, 1, 0, 4)
        .Add(1, 1, 1, 1, 3, terminated: true)
        .Build();

    /// <summary>A symmetric random walk over states 1 … n − 1 of a line, one action; either end terminates, the right one earning 1. State 0 is not entered.</summary>
    public static FiniteModel RandomWalk(int length, bool endsAtLeft = true)
    {
        var builder = new FiniteModelBuilder(length, 1);
        builder.Add(0, 0, 1, 0, 0, endsAtLeft);
        for (int state = 1; state < length; state++)
        {
            builder.Add(state, 0, 0.5, state - 1, 0, terminated: endsAtLeft && state == 1);
            builder.Add(state, 0, 0.5, state + 1, state == length - 1 ? 1 : 0, terminated: state == length - 1);
        }

        return builder.Build();
    }

    /// <summary>A random model in which every step ends the episode with a probability of 0.05 at least.</summary>
    public static FiniteModel Ending(int stateCount, int actionCount, ulong seed)
    {
        var model = new RandomModel(stateCount, actionCount, seed);
        var builder = new FiniteModelBuilder(stateCount, actionCount);
        for (int state = 0; state < stateCount; state++)
        {
            for (int action = 0; action < actionCount; action++)
            {
                builder.Add(state, action, 0.05, 0, -1, terminated: true);
                foreach (ModelTransition outcome in model.GetTransitions(state, action))
                    builder.Add(state, action, 0.95 * outcome.Probability, outcome.NextState, outcome.Reward, outcome.Terminated);
            }
        }

        return builder.Build();
    }

    /// <summary>A random model in which about a third of the actions is illegal; those that are lead to a great reward.</summary>
    public static FiniteModel Masked(int stateCount, int actionCount, ulong seed)
    {
        FiniteModel model = Ending(stateCount, actionCount, seed);
        var random = new Pcg64(seed);
        var builder = new FiniteModelBuilder(stateCount, actionCount);
        for (int state = 0; state < stateCount; state++)
        {
            var isLegal = new bool[actionCount];
            for (int action = 0; action < actionCount; action++)
                isLegal[action] = random.NextDouble() < 0.67;
            isLegal[random.NextInt32(actionCount)] = true;
            builder.SetLegalActions(state, ActionMask.FromFlags(isLegal));
            for (int action = 0; action < actionCount; action++)
            {
                if (isLegal[action])
                    builder.AddRange(state, action, model.GetTransitions(state, action));
                else
                    builder.Add(state, action, 1, state, 1000, terminated: true);
            }
        }

        return builder.Build();
    }

    /// <summary>The same model in which an illegal action ends with a great loss instead, for an oracle that knows no masks.</summary>
    public static FiniteModel WithLossForMasks(FiniteModel model)
    {
        var builder = new FiniteModelBuilder(model.StateCount, model.ActionCount);
        for (int state = 0; state < model.StateCount; state++)
        {
            for (int action = 0; action < model.ActionCount; action++)
            {
                if (model.GetLegalActions(state).IsLegal(action))
                    builder.AddRange(state, action, model.GetTransitions(state, action));
                else
                    builder.Add(state, action, 1, state, -1000, terminated: true);
            }
        }

        return builder.Build();
    }

    /// <summary>A random deterministic or random stationary policy over the legal actions.</summary>
    public static ModelPolicy RandomPolicy(IFiniteModel model, ulong seed, bool isDeterministic)
    {
        var random = new Pcg64(seed);
        var probabilities = new double[model.StateCount * model.ActionCount];
        for (int state = 0; state < model.StateCount; state++)
        {
            ActionMask legal = model.GetLegalActions(state);
            Span<double> own = probabilities.AsSpan(state * model.ActionCount, model.ActionCount);
            for (int rank = 0; rank < legal.CountLegal(model.ActionCount); rank++)
                own[legal.GetLegal(rank)] = isDeterministic ? 0 : random.NextUniform(0.1, 1);
            if (isDeterministic)
                own[legal.GetLegal(random.NextInt32(legal.CountLegal(model.ActionCount)))] = 1;
            double sum = 0;
            foreach (double weight in own)
                sum += weight;
            for (int action = 0; action < own.Length; action++)
                own[action] /= sum;
        }

        return ModelPolicy.FromProbabilities(model, probabilities);
    }

    /// <summary>Every deterministic policy of a model.</summary>
    public static IEnumerable<int[]> AllPolicies(IFiniteModel model)
    {
        IEnumerable<int[]> policies = [[]];
        for (int state = 0; state < model.StateCount; state++)
        {
            int[] legal = [.. Enumerable.Range(0, model.ActionCount).Where(model.GetLegalActions(state).IsLegal)];
            policies = policies.SelectMany(policy => legal.Select(action => (int[])[.. policy, action]));
        }

        return policies;
    }

    public static double[] Start(IFiniteModel model, int state = 0)
    {
        var start = new double[model.StateCount];
        start[state] = 1;
        return start;
    }
}
