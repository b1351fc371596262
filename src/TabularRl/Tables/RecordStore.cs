using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TabularRl.Tables;

/// <summary>
/// Records of a fixed number of words, one a row, that never move. Rows are looked up in granules of a power of two of them; granules are
/// allocated in blocks that grow with the store, so that a small table is small and a large one lies in few large pieces.
/// </summary>
/// <remarks>A mutable struct, so that its fields lie in the index that holds it. What a fresh record holds is undefined.</remarks>
internal unsafe struct RecordStore
{
#if DEBUG
    private const int GranuleBytes = 256;
#else
    private const int GranuleBytes = 128 * 1024;
#endif
    private const int MaxBlockBytes = 32 * 1024 * 1024;
    private const int LineBytes = 64;

    // At most 1/32 of the store is allocated ahead of its use.
    private const int Slack = 32;

    private readonly nint _recordWords;
    private readonly int _granuleShift;
    private readonly List<PinnedMemory> _blocks = []; // keeps them alive

    // Of each granule where row 0 would lie if all were one piece with it, so that a row's place is one multiplication away.
    private ulong** _origins;
    private PinnedMemory _granuleMemory;
    private int _granuleCount;
    private long _blockBytes;

    public RecordStore(int recordWords)
    {
        _recordWords = PaddedToLines(recordWords);
        _granuleShift = BitOperations.Log2((uint)Math.Max(1, GranuleBytes / checked((int)_recordWords * sizeof(ulong))));
    }

    /// <summary>The words from one record to the next.</summary>
    public readonly int RecordWords => (int)_recordWords;

    public readonly long ByteCount => _blockBytes + (_granuleCount == 0 ? 0 : _granuleMemory.ByteCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // part of every lookup
    public readonly ulong* At(int row)
    {
        Debug.Assert((uint)row >> _granuleShift < (uint)_granuleCount, "The row has no record.");
        return _origins[(uint)row >> _granuleShift] + (nint)(uint)row * _recordWords;
    }

    /// <summary>Makes room for one row more than there are.</summary>
    public void EnsureRow(int row)
    {
        if (row >> _granuleShift < _granuleCount)
            return;

        long granuleWords = (long)_recordWords << _granuleShift;
        long maxGranules = Math.Max(1, MaxBlockBytes / sizeof(ulong) / granuleWords);
        int added = (int)Math.Clamp(_granuleCount / Slack, 1, maxGranules);
        PinnedMemory block = PinnedMemory.AllocateUninitialized(granuleWords * added);
        AddGranules(block, granuleWords, added);
    }

    public readonly RecordStore Clone(int rowCount)
    {
        var clone = new RecordStore(RecordWords);
        for (int first = 0; first < rowCount; first += 1 << _granuleShift)
        {
            clone.EnsureRow(first);
            long words = (long)Math.Min(1 << _granuleShift, rowCount - first) * RecordWords;
            Buffer.MemoryCopy(At(first), clone.At(first), words * sizeof(ulong), words * sizeof(ulong));
        }

        return clone;
    }

    private void AddGranules(PinnedMemory block, long granuleWords, int added)
    {
        if (_granuleCount + added > _granuleMemory.WordCount)
        {
            PinnedMemory larger = PinnedMemory.AllocateZeroed(Math.Max(_granuleCount + added, 2 * _granuleMemory.WordCount));
            if (_granuleCount > 0)
                _granuleMemory.Span[.._granuleCount].CopyTo(larger.Span);
            _granuleMemory = larger;
            _origins = (ulong**)larger.Start;
        }

        for (int i = 0; i < added; i++)
            _origins[_granuleCount + i] = block.Start - _granuleCount * granuleWords;
        _granuleCount += added;
        _blocks.Add(block);
        _blockBytes += block.ByteCount;
    }

    // A record that ends little before a line's end is padded to it and then touches no line more than it must.
    private static int PaddedToLines(int recordWords)
    {
        long bytes = (long)recordWords * sizeof(ulong);
        long padded = (bytes + LineBytes - 1) / LineBytes * LineBytes;
        return checked((int)((padded - bytes) * 7 <= bytes ? padded : bytes) / sizeof(ulong));
    }
}
