using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TabularRl.Tables;

/// <content>Lookups in batches: what one state's lookup waits for is fetched for many at once.</content>
public sealed unsafe partial class StateIndex
{
    /// <summary>How many lookups are under way at once; more than a core can have misses under way gain nothing.</summary>
    internal const int BatchSize = 32;

    private const int LineWords = 8;

    // Below, records are in the caches or nearly so, and fetching them first only costs.
    private const long FetchedFromBytes = 2 * 1024 * 1024;

    /// <summary>The rows of many states, those not known being −1. Allocates nothing.</summary>
    /// <param name="keys">The states' keys, one after the other.</param>
    /// <param name="rows">Receives a row a key.</param>
    /// <exception cref="ArgumentException">The keys are not as many as the rows.</exception>
    public void Find(ReadOnlySpan<ulong> keys, Span<int> rows)
    {
        if (keys.Length != (long)rows.Length * _keyWords)
            throw new ArgumentException($"There are {keys.Length} words of keys for {rows.Length} rows; a key of this index has {_keyWords}.", nameof(keys));

        Span<uint> fingerprints = stackalloc uint[BatchSize];
        for (int first = 0; first < rows.Length; first += BatchSize)
        {
            int count = Math.Min(BatchSize, rows.Length - first);
            ReadOnlySpan<ulong> batch = keys.Slice(first * _keyWords, count * _keyWords);
            PrefetchEntries(batch, fingerprints[..count]);
            PrefetchRecords(fingerprints[..count]);
            Find(batch, fingerprints[..count], rows.Slice(first, count));
        }
    }

    /// <summary>The first stage of a batch: fingerprints, and the entries fetched.</summary>
    internal void PrefetchEntries(ReadOnlySpan<ulong> keys, Span<uint> fingerprints)
    {
        if (_keyWords == FourWordKey.WordCount)
            PrefetchEntries<FourWordKey>(keys, fingerprints);
        else
            PrefetchEntries<AnyKey>(keys, fingerprints);
    }

    /// <summary>The second stage: the first record that may be the state's fetched, as many lines as it has, where the index is larger than the caches.</summary>
    internal void PrefetchRecords(ReadOnlySpan<uint> fingerprints)
    {
        if (ByteCount < FetchedFromBytes)
            return;

        int recordWords = _records.RecordWords;
        foreach (uint fingerprint in fingerprints)
        {
            int row = FirstCandidate(fingerprint);
            if (row < 0)
                continue;
            ulong* record = _records.At(row);
            Prefetch(record);
            for (int word = LineWords; word < recordWords; word += LineWords)
                Prefetch(record + word);
            if (recordWords % LineWords != 0)
                Prefetch(record + recordWords - 1);
        }

        GC.KeepAlive(this);
    }

    /// <summary>The third stage: the rows.</summary>
    internal void Find(ReadOnlySpan<ulong> keys, ReadOnlySpan<uint> fingerprints, Span<int> rows)
    {
        if (_keyWords == FourWordKey.WordCount)
            Find<FourWordKey>(keys, fingerprints, rows);
        else
            Find<AnyKey>(keys, fingerprints, rows);
    }

    private void PrefetchEntries<TKey>(ReadOnlySpan<ulong> keys, Span<uint> fingerprints)
        where TKey : struct, IKeyShape
    {
        ref ulong word = ref MemoryMarshal.GetReference(keys);
        for (int i = 0; i < fingerprints.Length; i++)
        {
            uint fingerprint = TKey.HashOf(ref Unsafe.Add(ref word, i * _keyWords), _keyWords);
            fingerprints[i] = fingerprint;
            Prefetch(_entries.Home(fingerprint));
        }
    }

    private void Find<TKey>(ReadOnlySpan<ulong> keys, ReadOnlySpan<uint> fingerprints, Span<int> rows)
        where TKey : struct, IKeyShape
    {
        ref ulong word = ref MemoryMarshal.GetReference(keys);
        for (int i = 0; i < fingerprints.Length; i++)
            rows[i] = Probe<TKey>(ref Unsafe.Add(ref word, i * _keyWords), fingerprints[i]);
    }

    // Nearly always the state's, if it is known; −1 where the first slots do not tell.
    private int FirstCandidate(uint fingerprint)
    {
        ulong* slots = _entries.Home(fingerprint);
        uint matches = StateEntries.Matches(slots, Vector256.Create(fingerprint));
        return matches == 0 ? -1 : StateEntries.RowOf(slots[BitOperations.TrailingZeroCount(matches) >> 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Prefetch(void* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }
}
