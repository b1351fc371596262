using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>From the key of a known state to its array in a dictionary; the array is not touched.</summary>
internal sealed class DictionaryLookup(Dictionary<StructKey, double[]> dictionary, StatePool<ulong> keys) : IContender
{
    public long Checksum { get; private set; }

    public long Run()
    {
        long found = 0;
        foreach (int place in keys.Places)
            found += dictionary.TryGetValue(StructKey.From(keys.At(place)), out _) ? 1 : 0;
        Checksum = found;
        return keys.Places.Length;
    }
}
