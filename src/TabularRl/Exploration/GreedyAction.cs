using TabularRl.Environments;

namespace TabularRl.Exploration;

/// <summary>The actions of greatest value, legal ones only.</summary>
public static class GreedyAction
{
    /// <summary>The greatest value of a legal action: what an off-policy target bootstraps from.</summary>
    /// <param name="values">The action values, none NaN.</param>
    /// <param name="legalActions">The legal actions; at least one.</param>
    /// <returns>The maximum.</returns>
    public static double MaxValue(ReadOnlySpan<double> values, ActionMask legalActions)
    {
        double max = double.NegativeInfinity;
        if (legalActions.AllowsAll)
        {
            foreach (double value in values)
                max = value > max ? value : max;
            return max;
        }

        for (int action = 0; action < values.Length; action++)
        {
            if (legalActions.IsLegal(action) && values[action] > max)
                max = values[action];
        }

        return max;
    }

    /// <summary>A legal action of greatest value; one among equals is picked by its rank.</summary>
    /// <param name="values">The action values, none NaN.</param>
    /// <param name="legalActions">The legal actions; at least one.</param>
    /// <param name="tieBreaker">Which among equals, from [0, 1): 0 for the lowest, a uniform random number for one at random.</param>
    /// <returns>The action.</returns>
    public static int Select(ReadOnlySpan<double> values, ActionMask legalActions, double tieBreaker)
    {
        int best = FindFirst(values, legalActions, out int tieCount);
        return tieCount == 1 ? best : Nth(values, legalActions, best, Math.Min((int)(tieBreaker * tieCount), tieCount - 1));
    }

    /// <summary>The lowest legal action of greatest value, and how many share that value.</summary>
    /// <param name="values">The action values, none NaN.</param>
    /// <param name="legalActions">The legal actions; at least one.</param>
    /// <param name="tieCount">The number of legal actions of greatest value; at least 1.</param>
    /// <returns>The action.</returns>
    public static int FindFirst(ReadOnlySpan<double> values, ActionMask legalActions, out int tieCount)
    {
        double max = double.NegativeInfinity;
        int best = legalActions.GetLegal(0);
        int count = 0;
        for (int action = best; action < values.Length; action++)
        {
            if (!legalActions.IsLegal(action))
                continue;
            double value = values[action];
            bool better = value > max;
            count = better ? 1 : count + (value == max ? 1 : 0);
            best = better ? action : best;
            max = better ? value : max;
        }

        tieCount = Math.Max(1, count);
        return best;
    }

    private static int Nth(ReadOnlySpan<double> values, ActionMask legalActions, int first, int rank)
    {
        double max = values[first];
        int action = first;
        while (rank > 0)
        {
            action++;
            if (values[action] == max && legalActions.IsLegal(action))
                rank--;
        }

        return action;
    }
}
