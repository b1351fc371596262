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
/// never move or change; a lookup of a known state allocates nothing.
/// </summary>
/// <remarks>
/// Open addressing with linear probing over 8-byte entries, a power of two of them, at most 70 % full. Not thread-safe while it grows;
/// lookups alone may run in parallel. Memory: 8 bytes an entry, so 11 to 23 bytes a state, beside the record of key and payload.
/// </remarks>
public sealed class StateIndex
{
#if DEBUG
    // Tiny in Debug, so that every test exercises growth.
    private const int MinEntryCount = 4;
    private const int ChunkBytes = 256;
#else
    private const int MinEntryCount = 64;
    private const int ChunkBytes = 128 * 1024;
#endif

    // An entry: |fingerprint: 32 bits|row + 1: 32 bits|, 0 where free. The slot is the top bits of the fingerprint, so that growing
    // reads nothing but the entries.
    private ulong[] _entries;
    private int _slotShift;
    private int _growAt;

    // A record: |key: _keyWords|payload: _payloadWords|, in the order in which the states came, in chunks that never move.
    private ulong[][] _chunks = [];
    private readonly int _chunkShift;
    private readonly int _chunkMask;
    private readonly int _recordWords;
    private readonly int _keyWords;
    private readonly ulong[] _multipliers;
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
        _recordWords = checked(_keyWords + payloadWords);
        _chunkShift = BitOperations.Log2((uint)Math.Max(1, ChunkBytes / checked(_recordWords * sizeof(ulong))));
        _chunkMask = (1 << _chunkShift) - 1;
        _multipliers = CreateMultipliers(_keyWords);
        Allocate(EntryCountFor(capacity));
    }

    private StateIndex(StateIndex source)
    {
        CellCount = source.CellCount;
        CellWidth = source.CellWidth;
        _entries = (ulong[])source._entries.Clone();
        _slotShift = source._slotShift;
        _growAt = source._growAt;
        _chunks = Array.ConvertAll(source._chunks, chunk => (ulong[])chunk.Clone());
        _chunkShift = source._chunkShift;
        _chunkMask = source._chunkMask;
        _recordWords = source._recordWords;
        _keyWords = source._keyWords;
        _multipliers = source._multipliers;
        _count = source._count;
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
    public long ByteCount => (long)_entries.Length * sizeof(ulong) + ((long)_chunks.Length << _chunkShift) * _recordWords * sizeof(ulong);

    /// <summary>The row of a state, if it is known. Allocates nothing.</summary>
    /// <param name="key">The state's key; its length is <see cref="KeyWordCount"/>.</param>
    /// <returns>The row, or −1.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public int Find(ReadOnlySpan<ulong> key)
    {
        if (key.Length != _keyWords)
            ThrowKeyLength(key.Length);
        return Probe(key, Fingerprint(key), out _);
    }

    /// <summary>The row of a state, which is added if it is not known.</summary>
    /// <param name="key">The state's key; its length is <see cref="KeyWordCount"/>.</param>
    /// <param name="added">Whether the state was added, with a payload of zeros.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    /// <exception cref="InvalidOperationException">The index is full: it holds 70 % of 2³⁰ states.</exception>
    public int GetOrAdd(ReadOnlySpan<ulong> key, out bool added)
    {
        if (key.Length != _keyWords)
            ThrowKeyLength(key.Length);

        uint fingerprint = Fingerprint(key);
        int row = Probe(key, fingerprint, out int slot);
        added = row < 0;
        return added ? Add(key, fingerprint, slot) : row;
    }

    /// <summary>The key of a row.</summary>
    /// <param name="row">The row, from 0 to <see cref="Count"/> − 1.</param>
    /// <returns>The key, valid as long as the index.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public ReadOnlySpan<ulong> GetKey(int row)
    {
        if ((uint)row >= (uint)_count)
            ThrowRow(row);
        return MemoryMarshal.CreateReadOnlySpan(ref Record(row), _keyWords);
    }

    /// <summary>An independent copy.</summary>
    /// <returns>The copy.</returns>
    public StateIndex Clone() => new(this);

    /// <summary>The first word of a row's payload. The row is not checked; a reference stays good, since rows never move.</summary>
    internal ref ulong DangerousPayload(int row)
    {
        Debug.Assert((uint)row < (uint)_count, "The row is out of range.");
        return ref Unsafe.Add(ref Record(row), _keyWords);
    }

    private ref ulong Record(int row) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunks[row >> _chunkShift]), (nint)(row & _chunkMask) * _recordWords);

    private int Probe(ReadOnlySpan<ulong> key, uint fingerprint, out int slot)
    {
        ulong[] entries = _entries;
        int mask = entries.Length - 1;
        int at = (int)(fingerprint >> _slotShift);
        while (true)
        {
            ulong entry = entries[at & mask];
            if (entry == 0)
            {
                slot = at & mask;
                return -1;
            }

            if ((uint)(entry >> 32) == fingerprint)
            {
                int row = (int)((uint)entry - 1);
                if (KeyEquals(ref Record(row), key))
                {
                    slot = at & mask;
                    return row;
                }
            }

            at++;
        }
    }

    private int Add(ReadOnlySpan<ulong> key, uint fingerprint, int slot)
    {
        if (_count >= _growAt)
        {
            Grow();
            Probe(key, fingerprint, out slot);
        }

        int row = _count;
        if (row >> _chunkShift == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunks.Length + 1);
            _chunks[^1] = new ulong[_recordWords << _chunkShift];
        }

        key.CopyTo(MemoryMarshal.CreateSpan(ref Record(row), _keyWords));
        _entries[slot] = (ulong)fingerprint << 32 | (uint)(row + 1);
        _count = row + 1;
        return row;
    }

    private void Grow()
    {
        ulong[] old = _entries;
        if (old.Length == 1 << 30)
            throw new InvalidOperationException($"The table is full: it holds {_count} states. Use a coarser discretizer.");

        Allocate(old.Length * 2);
        int mask = _entries.Length - 1;
        foreach (ulong entry in old)
        {
            if (entry == 0)
                continue;
            int at = (int)((uint)(entry >> 32) >> _slotShift);
            while (_entries[at & mask] != 0)
                at++;
            _entries[at & mask] = entry;
        }
    }

    [MemberNotNull(nameof(_entries))]
    private void Allocate(int entryCount)
    {
        _entries = new ulong[entryCount];
        _slotShift = 32 - BitOperations.Log2((uint)entryCount);
        _growAt = (int)(entryCount * 7L / 10);
    }

    private static int EntryCountFor(int capacity)
    {
        long wanted = Math.Max(MinEntryCount, capacity * 10L / 7 + 1);
        return (int)Math.Min(1L << 30, (long)BitOperations.RoundUpToPowerOf2((ulong)wanted));
    }

    // Each word is folded (a bijection that brings its high cells down) and multiplied by a constant of its own, the products are
    // independent and sum up; the last multiplication spreads the sum into the high bits, from which the slot comes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Fingerprint(ReadOnlySpan<ulong> key)
    {
        ref ulong word = ref MemoryMarshal.GetReference(key);
        ref ulong multiplier = ref MemoryMarshal.GetArrayDataReference(_multipliers);
        ulong sum = 0;
        for (int i = 0; i < key.Length; i++)
        {
            ulong value = Unsafe.Add(ref word, i);
            sum += (value ^ value >> 32) * Unsafe.Add(ref multiplier, i);
        }

        sum = (sum ^ sum >> 32) * 0x9E3779B97F4A7C15;
        return (uint)(sum >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool KeyEquals(ref ulong stored, ReadOnlySpan<ulong> key)
    {
        ref ulong word = ref MemoryMarshal.GetReference(key);
        if (key.Length == 4)
            return Vector256.LoadUnsafe(ref stored) == Vector256.LoadUnsafe(ref word);

        for (int i = 0; i < key.Length; i++)
        {
            if (Unsafe.Add(ref stored, i) != Unsafe.Add(ref word, i))
                return false;
        }

        return true;
    }

    private static ulong[] CreateMultipliers(int count)
    {
        var multipliers = new ulong[count];
        var seeds = new Randomness.SeedTree(0x7AB1E);
        for (int i = 0; i < count; i++)
            multipliers[i] = seeds.Derive((ulong)i) | 1;
        return multipliers;
    }

    [DoesNotReturn]
    private void ThrowKeyLength(int length) => throw new ArgumentException($"A key of this index has {_keyWords} words, not {length}.", "key");

    [DoesNotReturn]
    private void ThrowRow(int row) => throw new ArgumentOutOfRangeException(nameof(row), row, $"The index has {_count} rows.");
}
