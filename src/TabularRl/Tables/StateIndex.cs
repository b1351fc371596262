using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TabularRl.Discretization;

namespace TabularRl.Tables;

/// <summary>
/// Maps the key of a state to its row: 0 for the first state met, 1 for the second, and so on. Keys are exact, whatever their hash; rows
/// never move or change; a lookup of a known state allocates nothing, and no addition waits for the whole index to be moved.
/// </summary>
/// <remarks>
/// Open addressing with linear probing over 8-byte entries, at most 70 % full. Not thread-safe while it grows; lookups alone may run in
/// parallel. Memory: 11 to 23 bytes of entries a state (up to 34 for a moment while they grow), beside the record of key and payload.
/// </remarks>
public sealed unsafe partial class StateIndex
{
    // A record: |key: _keyWords|payload|, in the order in which the states came.
    private RecordStore _records;
    private StateEntries _entries;
    private readonly int _keyWords;
    private readonly int _payloadWords;
    private int _count;

    /// <summary>Creates an empty index.</summary>
    /// <param name="cellCount">The number of cells in a state; at least 1.</param>
    /// <param name="cellWidth">The width of a cell.</param>
    /// <param name="payloadWords">The number of 64-bit words that are stored beside each key, zero when a state is added; 0 or more.</param>
    /// <param name="capacity">The number of states that fit before the index grows; 0 for a small one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OverflowException">A record would be longer than an array.</exception>
    public StateIndex(int cellCount, CellWidth cellWidth, int payloadWords = 0, int capacity = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cellCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(payloadWords);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        CellCount = cellCount;
        CellWidth = cellWidth;
        _keyWords = StateKey.GetWordCount(cellCount, cellWidth);
        _payloadWords = payloadWords;
        _records = new RecordStore(checked(_keyWords + payloadWords));
        _entries = new StateEntries(capacity);
    }

    private StateIndex(StateIndex source)
    {
        CellCount = source.CellCount;
        CellWidth = source.CellWidth;
        _keyWords = source._keyWords;
        _payloadWords = source._payloadWords;
        _count = source._count;
        _records = source._records.Clone(_count);
        _entries = source._entries.Clone();
    }

    /// <summary>The number of states.</summary>
    public int Count => _count;

    /// <summary>The number of cells in a state.</summary>
    public int CellCount { get; }

    /// <summary>The width of a cell.</summary>
    public CellWidth CellWidth { get; }

    /// <summary>The number of 64-bit words in a key.</summary>
    public int KeyWordCount => _keyWords;

    /// <summary>The bytes that the index holds: entries and records.</summary>
    public long ByteCount => _entries.ByteCount + _records.ByteCount;

    /// <summary>The part of them that the entries take.</summary>
    internal long EntryByteCount => _entries.ByteCount;

    /// <summary>The row of a state, if it is known. Allocates nothing.</summary>
    /// <param name="key">The state's key; its length is <see cref="KeyWordCount"/>.</param>
    /// <returns>The row, or −1.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public int Find(ReadOnlySpan<ulong> key) => key.Length == FourWordKey.WordCount && _keyWords == FourWordKey.WordCount
        ? Find<FourWordKey>(ref MemoryMarshal.GetReference(key))
        : FindOther(key);

    /// <summary>The row of a state, which is added if it is not known.</summary>
    /// <param name="key">The state's key; its length is <see cref="KeyWordCount"/>.</param>
    /// <param name="added">Whether the state was added, with a payload of zeros.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    /// <exception cref="InvalidOperationException">The index is full: it holds 70 % of 2³⁰ states.</exception>
    public int GetOrAdd(ReadOnlySpan<ulong> key, out bool added)
    {
        int row = Find(key);
        added = row < 0;
        return added ? Add(key) : row;
    }

    /// <summary>The key of a row.</summary>
    /// <param name="row">The row, from 0 to <see cref="Count"/> − 1.</param>
    /// <returns>The key, valid as long as it is held.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public ReadOnlySpan<ulong> GetKey(int row)
    {
        if ((uint)row >= (uint)_count)
            ThrowRow(row);
        ReadOnlySpan<ulong> key = new(_records.At(row), _keyWords);
        GC.KeepAlive(this);
        return key;
    }

    /// <summary>An independent copy.</summary>
    /// <returns>The copy.</returns>
    public StateIndex Clone() => new(this);

    /// <summary>Whether a key is that of a row. Neither is checked.</summary>
    internal bool DangerousHasKey(int row, ReadOnlySpan<ulong> key)
    {
        ulong* record = _records.At(row);
        ref ulong word = ref MemoryMarshal.GetReference(key);
        bool isSame = _keyWords == FourWordKey.WordCount
            ? FourWordKey.AreEqual(record, ref word, _keyWords)
            : AnyKey.AreEqual(record, ref word, _keyWords);
        GC.KeepAlive(this);
        return isSame;
    }

    /// <summary>The first word of a row's payload. The row is not checked; a reference stays good, since rows never move.</summary>
    internal ref ulong DangerousPayload(int row)
    {
        Debug.Assert((uint)row < (uint)_count, "The row is out of range.");
        ref ulong payload = ref Unsafe.AsRef<ulong>(_records.At(row) + _keyWords);
        GC.KeepAlive(this); // until the reference is one that the collector knows, the index alone holds the memory
        return ref payload;
    }

    // Apart, so that the frequent shape's code is free of calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindOther(ReadOnlySpan<ulong> key)
    {
        if (key.Length != _keyWords)
            ThrowKeyLength(key.Length);
        ref ulong word = ref MemoryMarshal.GetReference(key);
        return _keyWords == OneWordKey.WordCount ? Find<OneWordKey>(ref word) : Find<AnyKey>(ref word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find<TKey>(ref ulong key)
        where TKey : struct, IKeyShape =>
        Probe<TKey>(ref key, TKey.HashOf(ref key, _keyWords));

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // every lookup is this loop
    private int Probe<TKey>(ref ulong key, uint fingerprint)
        where TKey : struct, IKeyShape
    {
        // Several slots at once: which of them holds the state is then no branch, which would be mispredicted every third time.
        ulong* slots = _entries.Home(fingerprint);
        Vector256<uint> wanted = Vector256.Create(fingerprint);
        while (true)
        {
            for (uint matches = StateEntries.Matches(slots, wanted); matches != 0; matches &= matches - 1)
            {
                int row = StateEntries.RowOf(slots[BitOperations.TrailingZeroCount(matches) >> 1]);
                if (TKey.AreEqual(_records.At(row), ref key, _keyWords))
                {
                    GC.KeepAlive(this);
                    return row;
                }
            }

            if (StateEntries.HasFree(slots))
            {
                GC.KeepAlive(this);
                return -1;
            }

            slots += StateEntries.Window;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(ReadOnlySpan<ulong> key)
    {
        int row = _count;
        _records.EnsureRow(row);
        ulong* record = _records.At(row);
        key.CopyTo(new Span<ulong>(record, _keyWords));
        new Span<ulong>(record + _keyWords, _payloadWords).Clear();
        _entries.Add(HashOf(key), row);
        _count = row + 1;
        return row;
    }

    private uint HashOf(ReadOnlySpan<ulong> key) => StateHash.Of(ref MemoryMarshal.GetReference(key), _keyWords);

    [DoesNotReturn]
    private void ThrowKeyLength(int length) => throw new ArgumentException($"A key of this index has {_keyWords} words, not {length}.", "key");

    [DoesNotReturn]
    private void ThrowRow(int row) => throw new ArgumentOutOfRangeException(nameof(row), row, $"The index has {_count} rows.");
}
