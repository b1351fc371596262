using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TabularRl.Tables;

/// <summary>
/// The entries of a state index: open addressing with linear probing over 8-byte entries, which doubles without a pause. Growing starts an
/// array of twice the size, and each state that is added afterwards moves a few entries over, in the order of their fingerprints.
/// </summary>
/// <remarks>
/// A mutable struct, so that its fields lie in the index that holds it. Since a slot is the top of its fingerprint, runs are ordered by
/// home slot and those below a border can move while those above stay; which of the two arrays to look in is one comparison. Nothing
/// wraps around: spare slots follow the last home, of which the last ones stay free, so that a probe needs no bound.
/// </remarks>
internal unsafe struct StateEntries
{
    /// <summary>How many slots a lookup reads at once; so many at the end stay free.</summary>
    public const int Window = 4;

#if DEBUG
    // Tiny in Debug, so that every test exercises growth.
    private const long MinHomeCount = 4;
    private const long MinSpare = Window + 2;
    private const int MovedAtOnce = 2;
#else
    private const long MinHomeCount = 64;
    private const long MinSpare = 64;
    private const int MovedAtOnce = 16;
#endif

    private const long MaxHomeCount = 1L << 30;

    // Of _slots, as a lookup needs them.
    private ulong* _start;
    private int _shift;

    // Fingerprints up to here are in _slots, the others in _old while there is one.
    private uint _lastMoved = uint.MaxValue;

    private Slots _slots;
    private Slots _old;
    private long _nextToMove;
    private int _growAt;

    public StateEntries(int capacity) => Use(new Slots(HomeCountFor(capacity), MinSpare));

    public readonly long ByteCount => _slots.ByteCount + (IsGrowing ? _old.ByteCount : 0);

    private readonly bool IsGrowing => _lastMoved != uint.MaxValue;

    /// <summary>The fingerprint of an entry that is not free.</summary>
    public static uint FingerprintOf(ulong entry) => (uint)(entry >> 32);

    /// <summary>Which of the next entries have a fingerprint: bit 2i + 1 for the i-th.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Matches(ulong* slots, Vector256<uint> fingerprint) =>
        Vector256.Equals(Vector256.Load((uint*)slots), fingerprint).ExtractMostSignificantBits() & 0xAA;

    /// <summary>Whether one of the next entries is free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasFree(ulong* slots) => Vector256.EqualsAny(Vector256.Load(slots), Vector256<ulong>.Zero);

    /// <summary>The row of an entry; −1 of a free one.</summary>
    public static int RowOf(ulong entry) => (int)((uint)entry - 1);

    /// <summary>Where to begin to look for a fingerprint. Its entries, if any, come before the first free slot; at least <see cref="Window"/> slots can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // part of every lookup
    public readonly ulong* Home(uint fingerprint)
    {
        ulong* home = _start + (fingerprint >> _shift);
        if (fingerprint > _lastMoved)
            home = _old.Home(fingerprint);
        return home;
    }

    /// <summary>Adds a row; it must not be there yet.</summary>
    /// <exception cref="InvalidOperationException">There are as many rows as the entries can hold.</exception>
    public void Add(uint fingerprint, int row)
    {
        if (IsGrowing)
            MoveSome();
        else if (row >= _growAt)
            StartGrowing(row);

        ulong entry = (ulong)fingerprint << 32 | (uint)(row + 1);
        if (fingerprint > _lastMoved)
            _old.Insert(entry);
        else
            Insert(entry);
    }

    public readonly StateEntries Clone()
    {
        StateEntries clone = this;
        clone.Use(_slots.Clone());
        clone._old = IsGrowing ? _old.Clone() : default;
        return clone;
    }

    private void StartGrowing(int count)
    {
        if (_slots.HomeCount == MaxHomeCount)
            throw new InvalidOperationException($"The table is full: it holds {count} states. Use a coarser discretizer.");

        var larger = new Slots(_slots.HomeCount * 2, MinSpare);
        _old = _slots;
        Use(larger);
        _lastMoved = 0; // no fingerprint is 0
        _nextToMove = 0;
    }

    // Whole runs move, so that the border is always a free slot, which no fingerprint above it has probed past.
    private void MoveSome()
    {
        long next = _nextToMove;
        long pause = next + MovedAtOnce;
        while (next < _old.Count)
        {
            ulong entry = _old[next];
            if (entry != 0)
                Insert(entry);
            else if (next >= pause)
                break;
            next++;
        }

        _nextToMove = next;
        if (next >= _old.HomeCount)
        {
            _lastMoved = uint.MaxValue;
            _old = default;
        }
        else
        {
            _lastMoved = ((uint)next << _old.Shift) - 1;
        }
    }

    private void Insert(ulong entry)
    {
        _slots.Insert(entry);
        _start = _slots.Start; // it may have been extended
    }

    private void Use(Slots slots)
    {
        _slots = slots;
        _start = slots.Start;
        _shift = slots.Shift;
        _growAt = slots.GrowAt;
    }

    private static long HomeCountFor(int capacity) =>
        Math.Min(MaxHomeCount, (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(MinHomeCount, capacity * 10L / 7 + 1)));

    /// <summary>An array of entries, |fingerprint: 32 bits|row + 1: 32 bits|, 0 where free.</summary>
    private struct Slots
    {
        private PinnedMemory _memory;

        public Slots(long homeCount, long spare)
        {
            HomeCount = homeCount;
            Shift = 32 - BitOperations.Log2((ulong)homeCount);
            _memory = PinnedMemory.AllocateZeroed(homeCount + spare);
            Start = _memory.Start;
        }

        public ulong* Start { get; private set; }

        public int Shift { get; }

        public long HomeCount { get; }

        public readonly long Count => _memory.WordCount;

        public readonly long ByteCount => _memory.ByteCount;

        public readonly int GrowAt => (int)(HomeCount * 7 / 10);

        public readonly ulong this[long slot] => Start[slot];

        [MethodImpl(MethodImplOptions.AggressiveInlining)] // part of every lookup
        public readonly ulong* Home(uint fingerprint) => Start + (fingerprint >> Shift);

        public void Insert(ulong entry)
        {
            ulong* slot = Home(FingerprintOf(entry));
            while (*slot != 0)
                slot++;

            if (slot >= Start + Count - Window)
            {
                Extend();
                Insert(entry);
                return;
            }

            *slot = entry;
        }

        public readonly Slots Clone()
        {
            Slots clone = new(HomeCount, Count - HomeCount);
            CopyTo(clone);
            return clone;
        }

        // Only where hundreds of keys share a fingerprint near the end.
        private void Extend()
        {
            Slots longer = new(HomeCount, 2 * (Count - HomeCount));
            CopyTo(longer);
            this = longer;
        }

        private readonly void CopyTo(Slots target)
        {
            Debug.Assert(target.Count >= Count, "The target is too short.");
            Buffer.MemoryCopy(Start, target.Start, target.ByteCount, ByteCount);
        }
    }
}
