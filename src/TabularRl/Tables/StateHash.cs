using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TabularRl.Tables;

/// <summary>
/// The fingerprint of a key: 32 bits, of which the top ones choose its place. Words go in turn into two checksums (CRC-32C, which is one
/// instruction a word), and a multiplication mixes the two. Keys that differ in few cells have different checksums.
/// </summary>
/// <remarks>A fingerprint is odd, so that no entry that holds one is 0.</remarks>
internal static class StateHash
{
    private const uint FirstSeed = 0x7AB1E;
    private const uint SecondSeed = 0x5EED;
    private const uint Multiplier = 0x9E3779B1;

    /// <summary>The fingerprint of four words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // part of every lookup
    public static uint OfFour(ref ulong word)
    {
        if (!Sse42.X64.IsSupported)
            return Of(ref word, 4);

        // The instruction itself, whose result needs no extension in between.
        ulong first = Sse42.X64.Crc32(Sse42.X64.Crc32(FirstSeed, word), Unsafe.Add(ref word, 2));
        ulong second = Sse42.X64.Crc32(Sse42.X64.Crc32(SecondSeed, Unsafe.Add(ref word, 1)), Unsafe.Add(ref word, 3));
        return Mix((uint)first, (uint)second);
    }

    /// <summary>The fingerprint of so many words; of four it is <see cref="OfFour"/>.</summary>
    public static uint Of(ref ulong word, int count)
    {
        uint first = FirstSeed, second = SecondSeed;
        int i = 0;
        for (; i + 1 < count; i += 2)
        {
            first = BitOperations.Crc32C(first, Unsafe.Add(ref word, i));
            second = BitOperations.Crc32C(second, Unsafe.Add(ref word, i + 1));
        }

        if (i < count)
            first = BitOperations.Crc32C(first, Unsafe.Add(ref word, i));
        return Mix(first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint first, uint second) => (first * Multiplier + second) | 1;
}
