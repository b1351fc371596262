using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TabularRl.Tables;

/// <summary>What a lookup does with a key, by its length: a struct, so that the loop is compiled for each.</summary>
internal unsafe interface IKeyShape
{
    static abstract uint HashOf(ref ulong key, int wordCount);

    static abstract bool AreEqual(ulong* stored, ref ulong key, int wordCount);
}

/// <summary>Four words, as of 15 features in 16 bits: one comparison of 32 bytes. LookupBenchmarks shows the gain.</summary>
internal readonly unsafe struct FourWordKey : IKeyShape
{
    public const int WordCount = 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint HashOf(ref ulong key, int wordCount) => StateHash.OfFour(ref key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ulong* stored, ref ulong key, int wordCount) =>
        (Vector256.Load(stored) ^ Vector256.LoadUnsafe(ref key)) == Vector256<ulong>.Zero;
}

/// <summary>One word, as of a state that is a single number.</summary>
internal readonly unsafe struct OneWordKey : IKeyShape
{
    public const int WordCount = 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint HashOf(ref ulong key, int wordCount) => StateHash.Of(ref key, WordCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ulong* stored, ref ulong key, int wordCount) => *stored == key;
}

/// <summary>Any number of words.</summary>
internal readonly unsafe struct AnyKey : IKeyShape
{
    public static uint HashOf(ref ulong key, int wordCount) => StateHash.Of(ref key, wordCount);

    public static bool AreEqual(ulong* stored, ref ulong key, int wordCount) =>
        new ReadOnlySpan<ulong>(stored, wordCount).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref key, wordCount));
}
