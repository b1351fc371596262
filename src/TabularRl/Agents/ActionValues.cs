namespace TabularRl.Agents;

/// <summary>Sums over the actions of a state.</summary>
internal static class ActionValues
{
    /// <summary>The mean of action values under a policy; an action without probability counts nothing, whatever its value.</summary>
    public static double Expected(ReadOnlySpan<double> values, ReadOnlySpan<double> probabilities)
    {
        double sum = 0;
        for (int action = 0; action < probabilities.Length; action++)
        {
            if (probabilities[action] > 0)
                sum += probabilities[action] * values[action];
        }

        return sum;
    }
}
