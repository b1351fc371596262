namespace TabularRl.Planning.Solvers;

/// <summary>
/// The order in which states are swept: component by component, successors first, and within a component by the least number of steps to the
/// end of the episode, then by state. Values flow from the end backwards, so a sweep in this order carries them far.
/// </summary>
/// <remarks>The decomposition is that of topological value iteration: P. Dai and J. Goldsmith, "Topological Value Iteration Algorithm for Markov Decision Processes" (2007).</remarks>
internal static class SweepOrder
{
    /// <summary>The states in order, and the position at which each component begins.</summary>
    /// <param name="model">The model, its positions being states.</param>
    /// <param name="firstOfComponent">The first position of each component, and the number of states.</param>
    public static int[] Of(SolverModel model, out int[] firstOfComponent)
    {
        int[] firstSuccessor = Array.ConvertAll(model.FirstChoice, choice => model.FirstOutcome[choice]);
        var component = new int[model.StateCount];
        int count = StrongComponents.Find(firstSuccessor, model.Next, component);
        firstOfComponent = new int[count + 1];
        foreach (int own in component)
            firstOfComponent[own + 1]++;
        for (int i = 0; i < count; i++)
            firstOfComponent[i + 1] += firstOfComponent[i];

        // A counting sort by component keeps the order of distances within each.
        int[] places = firstOfComponent[..^1];
        var order = new int[model.StateCount];
        foreach (int state in ByDistance(model, firstSuccessor))
            order[places[component[state]]++] = state;
        return order;
    }

    // Breadth first from where episodes end; states from which none can end come last.
    private static int[] ByDistance(SolverModel model, int[] firstSuccessor)
    {
        Predecessors predecessors = Predecessors.Of(firstSuccessor, model.Next);
        var order = new int[model.StateCount];
        var isReached = new bool[model.StateCount];
        int count = 0;
        for (int state = 0; state < order.Length; state++)
        {
            if (model.Ending.AsSpan(model.FirstChoice[state]..model.FirstChoice[state + 1]).ContainsAnyExcept(0.0))
                Reach(state);
        }

        for (int i = 0; i < count; i++)
        {
            foreach (int state in predecessors.Before(order[i]))
                Reach(state);
        }

        for (int state = 0; state < order.Length; state++)
            Reach(state);
        return order;

        void Reach(int state)
        {
            if (isReached[state])
                return;
            isReached[state] = true;
            order[count++] = state;
        }
    }
}
