using TabularRl.Environments;
using TabularRl.Exploration;

namespace TabularRl.Policies;

/// <summary>What a greedy policy makes of the values of a state.</summary>
internal static class GreedyDecision
{
    /// <summary>The decision; no visits are those of a state that was never met.</summary>
    public static Decision Of(ReadOnlySpan<double> values, ReadOnlySpan<uint> visits, ActionMask legalActions, bool isKnown)
    {
        int best = GreedyAction.FindFirst(values, legalActions, out int tieCount);
        int runnerUp = FindRunnerUp(values, legalActions, best);
        long stateVisits = 0;
        foreach (uint count in visits)
            stateVisits += count;
        return new Decision(
            best, values[best], runnerUp, runnerUp < 0 ? double.NaN : values[runnerUp], visits.IsEmpty ? 0 : visits[best], stateVisits, tieCount, isKnown);
    }

    /// <summary>The probabilities of the actions: one for the best, or equal ones for those that tie.</summary>
    public static void GetProbabilities(ReadOnlySpan<double> values, ActionMask legalActions, TieBreaking tieBreaking, Span<double> probabilities)
    {
        int best = GreedyAction.FindFirst(values, legalActions, out int tieCount);
        probabilities.Clear();
        if (tieBreaking == TieBreaking.Lowest)
        {
            probabilities[best] = 1;
            return;
        }

        for (int action = best; action < values.Length; action++)
        {
            if (values[action] == values[best] && legalActions.IsLegal(action))
                probabilities[action] = 1.0 / tieCount;
        }
    }

    private static int FindRunnerUp(ReadOnlySpan<double> values, ActionMask legalActions, int best)
    {
        int runnerUp = -1;
        for (int action = 0; action < values.Length; action++)
        {
            if (action != best && legalActions.IsLegal(action) && (runnerUp < 0 || values[action] > values[runnerUp]))
                runnerUp = action;
        }

        return runnerUp;
    }
}
