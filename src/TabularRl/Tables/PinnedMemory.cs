using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TabularRl.Tables;

/// <summary>
/// Words of memory that never move and begin at a cache line. They live in the collector's pinned heap and not outside it, so that a
/// span over them keeps them alive, whatever becomes of the table; a pointer to them is good as long as the owner is reachable.
/// </summary>
internal readonly unsafe struct PinnedMemory
{
    private const int LineWords = 8;
    private const int HugePageBytes = 2 * 1024 * 1024;

    private PinnedMemory(ulong[] owner, long wordCount)
    {
        Owner = owner;
        WordCount = wordCount;
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(owner));
        Start = (ulong*)((address + LineWords * sizeof(ulong) - 1) & -(LineWords * sizeof(ulong)));
    }

    /// <summary>What must stay reachable while <see cref="Start"/> is in use.</summary>
    public ulong[] Owner { get; }

    public ulong* Start { get; }

    public long WordCount { get; }

    public long ByteCount => WordCount * sizeof(ulong);

    public Span<ulong> Span => new(Start, checked((int)WordCount));

    /// <exception cref="OverflowException">An array cannot hold so many words.</exception>
    public static PinnedMemory AllocateZeroed(long wordCount) => Advised(GC.AllocateArray<ulong>(LengthFor(wordCount), pinned: true), wordCount);

    public static PinnedMemory AllocateUninitialized(long wordCount) =>
        Advised(GC.AllocateUninitializedArray<ulong>(LengthFor(wordCount), pinned: true), wordCount);

    private static PinnedMemory Advised(ulong[] owner, long wordCount)
    {
        var memory = new PinnedMemory(owner, wordCount);
        if (memory.ByteCount >= HugePageBytes)
            HugePages.Advise(memory.Start, (nuint)memory.ByteCount);
        return memory;
    }

    private static int LengthFor(long wordCount) => checked((int)(wordCount + LineWords - 1));
}
