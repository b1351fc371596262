using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TabularRl.Tables;

/// <summary>
/// What is known of every state beside its action values: a fixed number of items a row, in chunks that never move, zero until written.
/// </summary>
/// <typeparam name="T">The item.</typeparam>
internal sealed class RowColumn<T>
    where T : unmanaged
{
#if DEBUG
    private const int ChunkBytes = 64;
#else
    private const int ChunkBytes = 64 * 1024;
#endif

    private readonly int _width;
    private readonly int _chunkShift;
    private readonly int _chunkMask;
    private T[][] _chunks = [];

    public RowColumn(int width)
    {
        _width = width;
        _chunkShift = BitOperations.Log2((uint)Math.Max(1, ChunkBytes / checked(width * Unsafe.SizeOf<T>())));
        _chunkMask = (1 << _chunkShift) - 1;
    }

    private RowColumn(RowColumn<T> source)
        : this(source._width) =>
        _chunks = Array.ConvertAll(source._chunks, chunk => (T[])chunk.Clone());

    public long ByteCount => ((long)_chunks.Length << _chunkShift) * _width * Unsafe.SizeOf<T>();

    /// <summary>Makes room for so many rows.</summary>
    public void EnsureRows(int count)
    {
        int chunkCount = (int)(((long)count + _chunkMask) >> _chunkShift);
        if (chunkCount <= _chunks.Length)
            return;

        int old = _chunks.Length;
        Array.Resize(ref _chunks, chunkCount);
        for (int i = old; i < chunkCount; i++)
            _chunks[i] = new T[_width << _chunkShift];
    }

    /// <summary>The first item of a row, which must have been made room for.</summary>
    public ref T DangerousRow(int row) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunks[row >> _chunkShift]), (nint)(row & _chunkMask) * _width);

    public Span<T> Row(int row) => MemoryMarshal.CreateSpan(ref DangerousRow(row), _width);

    public RowColumn<T> Clone() => new(this);
}
