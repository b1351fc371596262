using TabularRl.Planning.Chains;

namespace TabularRl.Planning.Solvers;

/// <summary>Policies that never terminate and are better than all that do: a model that has one has no optimum under a discount factor of 1.</summary>
internal static class EndlessPolicies
{
    public const string Remedy = "Use a discount factor below 1, or a step limit (FiniteHorizon).";

    // Smaller gains and losses are taken for rounding.
    private const double GainShare = 1e-6;
    private const double LossShare = 1e-12;

    /// <summary>
    /// Throws if the greedy policy gains without end: if it has a closed class of states in which no value lies above its backup and one lies
    /// below, its mean reward in the class is positive.
    /// </summary>
    public static void ThrowIfGaining(SolverModel model, int from, int to, double[] values)
    {
        var choices = new int[to];
        var gains = new double[to - from];
        double scale = 1;
        for (int position = from; position < to; position++)
        {
            double best = double.NegativeInfinity;
            for (int choice = model.FirstChoice[position]; choice < model.FirstChoice[position + 1]; choice++)
            {
                double value = model.ValueOf(choice, 1, values);
                if (value > best)
                    (best, choices[position]) = (value, choice);
            }

            gains[position - from] = best - values[position];
            scale = Math.Max(scale, Math.Abs(best));
        }

        ClosedClasses classes = ClosedClasses.Of(Chain.Of(model, choices, from, to));
        var most = new double[classes.Count];
        var least = new double[classes.Count];
        for (int row = 0; row < gains.Length; row++)
        {
            int own = classes.ClassOf(row);
            most[own] = Math.Max(most[own], gains[row]);
            least[own] = Math.Min(least[own], gains[row]);
        }

        for (int row = 0; row < gains.Length; row++)
        {
            int own = classes.ClassOf(row);
            if (classes.Contains(row) && most[own] > GainShare * scale && least[own] >= -LossShare * scale)
                ThrowGaining(model.StateAt[from + row]);
        }
    }

    /// <summary>Throws if there are states of a negative value in which an agent can stay for ever at no cost.</summary>
    /// <param name="model">The model.</param>
    /// <param name="from">The first position of the component.</param>
    /// <param name="to">The position after its last one.</param>
    /// <param name="values">The best values of policies that terminate.</param>
    /// <param name="tolerance">What is not negative.</param>
    public static void ThrowIfWaiting(SolverModel model, int from, int to, double[] values, double tolerance)
    {
        bool[] waits = Array.ConvertAll(values[from..to], value => value < -tolerance);
        if (!waits.AsSpan().Contains(true))
            return;
        var predecessors = Predecessors.Within(model, from, to);
        var left = new Stack<int>();
        for (int row = 0; row < waits.Length; row++)
            Check(row);
        while (left.TryPop(out int next))
        {
            foreach (int row in predecessors.Before(next))
                Check(row);
        }

        int found = Array.IndexOf(waits, true);
        if (found >= 0)
            ThrowWaiting(model.StateAt[from + found]);

        void Check(int row)
        {
            if (!waits[row] || CanWait(model, from, row, waits))
                return;
            waits[row] = false;
            left.Push(row);
        }
    }

    public static void ThrowGaining(int state) =>
        throw new PlanningException($"Under a discount factor of 1 the values have no bound: from state {state} a policy that never terminates earns for ever. {Remedy}");

    public static void ThrowWaiting(int state) =>
        throw new PlanningException($"Under a discount factor of 1 the best is never to terminate: from state {state} a policy can go on for ever at no cost, and every end is worse. {Remedy}");

    public static void ThrowEndless(int state) =>
        throw new PlanningException($"Under a discount factor of 1 the values have no bound: from state {state} no policy terminates, and rewards are earned or lost for ever. {Remedy}");

    private static bool CanWait(SolverModel model, int from, int row, bool[] waits)
    {
        for (int choice = model.FirstChoice[from + row]; choice < model.FirstChoice[from + row + 1]; choice++)
        {
            bool stays = model.Rewards[choice] == 0 && model.Ending[choice] == 0;
            for (int outcome = model.FirstOutcome[choice]; outcome < model.FirstOutcome[choice + 1] && stays; outcome++)
            {
                int next = model.Next[outcome] - from;
                stays = (uint)next < (uint)waits.Length && waits[next];
            }

            if (stays)
                return true;
        }

        return false;
    }
}
