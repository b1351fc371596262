using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        if (legalActions.AllowsAll && values.Length >= 4 && Vector256.IsHardwareAccelerated)
            return MaxOfFourAtOnce(values);

        // MaxNative is one instruction; a comparison with a branch mispredicts about once a row.
        double max = double.NegativeInfinity;
        for (int action = 0; action < values.Length; action++)
        {
            if (legalActions.IsLegal(action))
                max = double.MaxNative(max, values[action]);
        }

        return max;
    }

    /// <summary>The greatest value of any action, in the precision in which a table stores it.</summary>
    /// <typeparam name="TValue">How a value is stored.</typeparam>
    /// <param name="values">The action values, none NaN; at least one.</param>
    /// <returns>The maximum.</returns>
    public static TValue MaxValue<TValue>(ReadOnlySpan<TValue> values)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        ref TValue first = ref MemoryMarshal.GetReference(values);
        if (!Vector128.IsHardwareAccelerated || !Vector128<TValue>.IsSupported || values.Length < Vector128<TValue>.Count)
        {
            TValue best = values[0];
            foreach (TValue value in values)
                best = TValue.MaxNative(best, value);
            return best;
        }

        // The last vector overlaps those before, so that no rest is left.
        nuint last = (nuint)(values.Length - Vector128<TValue>.Count);
        Vector128<TValue> maxima = Vector128.LoadUnsafe(ref first, last);
        for (nuint i = 0; i < last; i += (nuint)Vector128<TValue>.Count)
            maxima = Vector128.MaxNative(maxima, Vector128.LoadUnsafe(ref first, i));
        TValue max = maxima[0];
        for (int i = 1; i < Vector128<TValue>.Count; i++)
            max = TValue.MaxNative(max, maxima[i]);
        return max;
    }

    /// <summary>A legal action of greatest value; one among equals is picked by its rank.</summary>
    /// <param name="values">The action values, none NaN.</param>
    /// <param name="legalActions">The legal actions; at least one.</param>
    /// <param name="tieBreaker">Which among equals, from [0, 1): 0 for the lowest, a uniform random number for one at random.</param>
    /// <returns>The action.</returns>
    public static int Select(ReadOnlySpan<double> values, ActionMask legalActions, double tieBreaker) =>
        Select(values, legalActions, MaxValue(values, legalActions), tieBreaker);

    /// <summary>As the other, with the maximum known.</summary>
    internal static int Select(ReadOnlySpan<double> values, ActionMask legalActions, double max, double tieBreaker)
    {
        if (values.Length > ActionMask.MaxActionCount)
            return SelectAmongMany(values, max, tieBreaker);

        ulong best = BestActions(values, legalActions, max);
        int tieCount = BitOperations.PopCount(best);
        for (int rank = Math.Min((int)(tieBreaker * tieCount), tieCount - 1); rank > 0; rank--)
            best &= best - 1;
        return BitOperations.TrailingZeroCount(best);
    }

    /// <summary>The action of greatest value, where no other equals it: no random number decides then.</summary>
    internal static bool TrySelectSingle(ReadOnlySpan<double> values, ActionMask legalActions, double max, out int action)
    {
        ulong best = values.Length <= ActionMask.MaxActionCount ? BestActions(values, legalActions, max) : 0;
        action = BitOperations.TrailingZeroCount(best);
        return BitOperations.IsPow2(best);
    }

    /// <summary>The lowest legal action of greatest value, and how many share that value.</summary>
    /// <param name="values">The action values, none NaN.</param>
    /// <param name="legalActions">The legal actions; at least one.</param>
    /// <param name="tieCount">The number of legal actions of greatest value; at least 1.</param>
    /// <returns>The action.</returns>
    public static int FindFirst(ReadOnlySpan<double> values, ActionMask legalActions, out int tieCount)
    {
        double max = MaxValue(values, legalActions);
        if (values.Length > ActionMask.MaxActionCount)
        {
            tieCount = values.Count(max);
            return values.IndexOf(max);
        }

        ulong best = BestActions(values, legalActions, max);
        tieCount = BitOperations.PopCount(best);
        return BitOperations.TrailingZeroCount(best);
    }

    // The last four overlap those before, so that any number from four on is covered without a rest.
    private static double MaxOfFourAtOnce(ReadOnlySpan<double> values)
    {
        ref double first = ref MemoryMarshal.GetReference(values);
        nuint last = (nuint)(values.Length - 4);
        Vector256<double> max = Vector256.LoadUnsafe(ref first, last);
        for (nuint i = 0; i < last; i += 4)
            max = Vector256.MaxNative(max, Vector256.LoadUnsafe(ref first, i));
        Vector128<double> half = Vector128.MaxNative(max.GetLower(), max.GetUpper());
        return double.MaxNative(half[0], half[1]);
    }

    /// <summary>One bit for each legal action of greatest value; for up to 64 actions.</summary>
    private static ulong BestActions(ReadOnlySpan<double> values, ActionMask legalActions, double max)
    {
        ulong best = 0;
        if (values.Length >= 4 && Vector256.IsHardwareAccelerated)
        {
            ref double first = ref MemoryMarshal.GetReference(values);
            Vector256<double> maxima = Vector256.Create(max);
            int last = values.Length - 4;
            for (int action = 0; action < last; action += 4)
                best |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)action), maxima).ExtractMostSignificantBits() << action;
            best |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)last), maxima).ExtractMostSignificantBits() << last;
        }
        else
        {
            for (int action = 0; action < values.Length; action++)
                best |= (values[action] == max ? 1UL : 0UL) << action;
        }

        // No bit: every value is NaN. Then the lowest legal action stands, so that a diverged table still gives an action.
        best &= legalActions.LegalBits;
        return best != 0 ? best : 1UL << legalActions.GetLegal(0);
    }

    // Past 64 actions there are no masks.
    private static int SelectAmongMany(ReadOnlySpan<double> values, double max, double tieBreaker)
    {
        int tieCount = values.Count(max);
        int action = values.IndexOf(max);
        for (int rank = Math.Min((int)(tieBreaker * tieCount), tieCount - 1); rank > 0; rank--)
            action += 1 + values[(action + 1)..].IndexOf(max);
        return action;
    }
}
