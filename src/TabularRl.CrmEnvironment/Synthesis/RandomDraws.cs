using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>Draws of more than a number.</summary>
internal static class RandomDraws
{
    /// <summary>Puts the values in an order of which each is equally likely.</summary>
    public static void Shuffle<T>(this Pcg64 random, Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    /// <summary>A shuffled deck that holds each value as often as its count says.</summary>
    public static T[] Deck<T>(this Pcg64 random, ReadOnlySpan<T> values, ReadOnlySpan<int> counts)
    {
        List<T> deck = [];
        for (int i = 0; i < values.Length; i++)
        {
            for (int copy = 0; copy < counts[i]; copy++)
                deck.Add(values[i]);
        }

        T[] cards = [.. deck];
        random.Shuffle(cards.AsSpan());
        return cards;
    }

    /// <summary>A position, drawn in proportion to the steps of a cumulative sum of weights.</summary>
    public static int PickCumulative(this Pcg64 random, ReadOnlySpan<double> cumulative)
    {
        double at = random.NextDouble() * cumulative[^1];
        int found = cumulative.BinarySearch(at);
        // A found value is the lower end of the next position's interval; the complement is the first value above.
        return Math.Min(found >= 0 ? found + 1 : ~found, cumulative.Length - 1);
    }
}
