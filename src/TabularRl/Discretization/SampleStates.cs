using System.Runtime.InteropServices;

namespace TabularRl.Discretization;

/// <summary>The different states of a sample, in the order in which they first occur.</summary>
internal sealed class SampleStates
{
    private SampleStates(int[] firstIndexes, int[] counts)
    {
        FirstIndexes = firstIndexes;
        Counts = counts;
    }

    /// <summary>The number of different states.</summary>
    public int Count => FirstIndexes.Length;

    /// <summary>Of each state the number of the first observation that is in it.</summary>
    public int[] FirstIndexes { get; }

    /// <summary>Of each state the number of observations that are in it.</summary>
    public int[] Counts { get; }

    public static SampleStates Of(IStateDiscretizer discretizer, ObservationSample sample)
    {
        ArgumentNullException.ThrowIfNull(discretizer);
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Count == 0)
            throw new ArgumentException("There is no observation to report on; add some that a policy meets.", nameof(sample));

        // The key's bits serve as an exact text, compared bit by bit.
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var firsts = new List<int>();
        var counts = new List<int>();
        var key = new ulong[StateKey.GetWordCount(discretizer.CellCount, discretizer.CellWidth)];
        for (int i = 0; i < sample.Count; i++)
        {
            StateKey.Write(discretizer, sample[i], key);
            string text = new(MemoryMarshal.Cast<ulong, char>(key));
            if (!places.TryGetValue(text, out int place))
            {
                place = places[text] = firsts.Count;
                firsts.Add(i);
                counts.Add(0);
            }

            counts[place]++;
        }

        return new SampleStates([.. firsts], [.. counts]);
    }
}
