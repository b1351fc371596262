using TabularRl.Planning.Solvers;

namespace TabularRl.Planning.Chains;

/// <summary>
/// The Markov chain that a policy makes of a model, or of a range of its positions: for each position the probabilities of the next ones, in
/// ascending order and each once, the expected reward of a step and the probability that the episode ends with it.
/// </summary>
internal sealed class Chain
{
    // |next positions of row 0|of row 1|…; row i is position From + i.
    public required int[] First { get; init; }

    public required int[] Next { get; init; }

    public required double[] Probabilities { get; init; }

    public required double[] Rewards { get; init; }

    public required double[] Ending { get; init; }

    public int From { get; init; }

    public int RowCount => First.Length - 1;

    /// <summary>The chain of one choice a position.</summary>
    /// <param name="model">The model.</param>
    /// <param name="choices">The choice of each position.</param>
    /// <param name="from">The first position of the chain.</param>
    /// <param name="to">The position after the last one.</param>
    public static Chain Of(SolverModel model, int[] choices, int from, int to)
    {
        int capacity = 0;
        for (int position = from; position < to; position++)
            capacity += model.FirstOutcome[choices[position] + 1] - model.FirstOutcome[choices[position]];
        var builder = new ChainBuilder(model, from, to, capacity);
        for (int position = from; position < to; position++)
        {
            builder.Add(choices[position], 1);
            builder.EndRow();
        }

        return builder.Build();
    }

    /// <summary>The chain of a policy over the whole model.</summary>
    /// <exception cref="ArgumentException">The policy does not fit the model, or takes an illegal action.</exception>
    public static Chain Of(SolverModel model, ModelPolicy policy)
    {
        policy.CheckFits(model.StateCount, model.ActionCount);
        int capacity = 0;
        for (int position = 0; position < model.StateCount; position++)
        {
            for (int choice = model.FirstChoice[position]; choice < model.FirstChoice[position + 1]; choice++)
            {
                if (policy.ProbabilityOf(model.StateAt[position], model.Actions[choice]) > 0)
                    capacity = checked(capacity + model.FirstOutcome[choice + 1] - model.FirstOutcome[choice]);
            }
        }

        var builder = new ChainBuilder(model, 0, model.StateCount, capacity);
        for (int position = 0; position < model.StateCount; position++)
        {
            int state = model.StateAt[position];
            double sum = 0;
            for (int choice = model.FirstChoice[position]; choice < model.FirstChoice[position + 1]; choice++)
            {
                double probability = policy.ProbabilityOf(state, model.Actions[choice]);
                sum += probability;
                if (probability > 0)
                    builder.Add(choice, probability);
            }

            if (Math.Abs(sum - 1) > ModelChecks.SumTolerance)
                throw new ArgumentException($"The policy takes an action in state {state} that is illegal in the model.", nameof(policy));
            builder.EndRow();
        }

        return builder.Build();
    }

    /// <summary>The largest difference between two sides of x = constants + γ·P·x, for a chain of the whole model.</summary>
    public double Residual(double[] constants, double discount, double[] solution)
    {
        double residual = 0;
        for (int row = 0; row < RowCount; row++)
            residual = Math.Max(residual, Math.Abs(constants[row] + discount * MeanNext(row, solution) - solution[row]));
        return residual;
    }

    /// <summary>The mean over a row's next positions of what is known of each; 0 where the episode ends.</summary>
    public double MeanNext(int row, double[] byPosition)
    {
        double mean = 0;
        for (int i = First[row]; i < First[row + 1]; i++)
            mean += Probabilities[i] * byPosition[Next[i]];
        return mean;
    }

    /// <summary>The chain turned round, of the whole model: row i holds the positions that lead to position i, with the probabilities to do so.</summary>
    public Chain Transpose()
    {
        var first = new int[First.Length];
        foreach (int next in Next)
            first[next + 1]++;
        for (int row = 0; row < RowCount; row++)
            first[row + 1] += first[row];
        var previous = new int[Next.Length];
        var probabilities = new double[Next.Length];
        int[] places = first[..^1];
        for (int row = 0; row < RowCount; row++)
        {
            for (int i = First[row]; i < First[row + 1]; i++)
            {
                int place = places[Next[i]]++;
                (previous[place], probabilities[place]) = (row, Probabilities[i]);
            }
        }

        return new Chain { First = first, Next = previous, Probabilities = probabilities, Rewards = Rewards, Ending = Ending };
    }

    /// <summary>The same chain in which nothing happens at some rows any more: they earn nothing, lead nowhere and end nothing.</summary>
    public Chain Without(bool[] rows)
    {
        var first = new int[First.Length];
        int kept = 0;
        int[] next = (int[])Next.Clone();
        double[] probabilities = (double[])Probabilities.Clone();
        double[] rewards = (double[])Rewards.Clone();
        double[] ending = (double[])Ending.Clone();
        for (int row = 0; row < RowCount; row++)
        {
            if (rows[row])
                rewards[row] = ending[row] = 0;
            for (int i = First[row]; i < First[row + 1] && !rows[row]; i++)
                (next[kept], probabilities[kept++]) = (Next[i], Probabilities[i]);
            first[row + 1] = kept;
        }

        return new Chain { From = From, First = first, Next = next[..kept], Probabilities = probabilities[..kept], Rewards = rewards, Ending = ending };
    }
}
