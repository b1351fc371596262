using TabularRl.Benchmarks.Workloads;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>From the key of a known state to its row in the library's table.</summary>
internal sealed class KeyLookup(QTable table, StatePool<ulong> keys) : IContender
{
    public long Checksum { get; private set; }

    public long Run()
    {
        long sum = 0;
        foreach (int place in keys.Places)
            sum += table.FindRow(keys.At(place));
        Checksum = sum;
        return keys.Places.Length;
    }
}
