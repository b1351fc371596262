using System.Numerics;

namespace TabularRl.Interpretation;

/// <summary>
/// Shapley values of a game whose worth is known for every coalition:
/// <code>φ_i = Σ_{S ∌ i} |S|! (d − |S| − 1)! / d! · (v(S ∪ i) − v(S))</code>
/// </summary>
/// <remarks>
/// Source: L. S. Shapley, "A Value for n-Person Games", 1953. They alone are efficient (they sum to v(all) − v(none)), symmetric, linear in v,
/// and 0 for a player who changes nothing.
/// </remarks>
public static class ShapleyValues
{
    /// <summary>The most players: 2²⁰ coalitions take 8 MB.</summary>
    public const int MaxPlayerCount = 20;

    /// <summary>Computes the value of every player; cost d · 2^d.</summary>
    /// <param name="coalitionValues">The worth of every coalition, at the place whose bits are its players; 2^d numbers, d from 0 to 20.</param>
    /// <returns>The values, one a player; exactly 0 for a player whom no coalition's worth depends on.</returns>
    /// <exception cref="ArgumentException">The length is not such a power of two.</exception>
    public static double[] Compute(ReadOnlySpan<double> coalitionValues)
    {
        if (!BitOperations.IsPow2(coalitionValues.Length) || coalitionValues.Length > 1 << MaxPlayerCount)
        {
            throw new ArgumentException(
                $"There must be 2^d coalition values with d from 0 to {MaxPlayerCount}, not {coalitionValues.Length}.", nameof(coalitionValues));
        }

        int players = BitOperations.Log2((uint)coalitionValues.Length);
        Span<double> weights = stackalloc double[MaxPlayerCount];
        double chosen = 1; // C(players − 1, size), in small whole numbers
        for (int size = 0; size < players; size++)
        {
            weights[size] = 1 / (players * chosen);
            chosen = chosen * (players - 1 - size) / (size + 1);
        }

        var values = new double[players];
        for (int player = 0; player < players; player++)
        {
            int bit = 1 << player;
            double sum = 0;
            for (int coalition = 0; coalition < coalitionValues.Length; coalition++)
            {
                if ((coalition & bit) == 0)
                    sum += weights[BitOperations.PopCount((uint)coalition)] * (coalitionValues[coalition | bit] - coalitionValues[coalition]);
            }

            values[player] = sum;
        }

        return values;
    }
}
