using System.Reflection;
using TabularRl.Tables;

namespace TabularRl.Tests.Tables;

/// <summary>Makes keys on which a <see cref="StateIndex"/> computes one fingerprint, by inverting its hash: nothing but the key tells them apart.</summary>
internal static class FingerprintCollisions
{
    private delegate uint FingerprintMethod(StateIndex index, ReadOnlySpan<ulong> key);

    private static readonly FingerprintMethod Compute =
        typeof(StateIndex).GetMethod("Fingerprint", BindingFlags.NonPublic | BindingFlags.Instance)!.CreateDelegate<FingerprintMethod>();

    public static uint Fingerprint(StateIndex index, ReadOnlySpan<ulong> key) => Compute(index, key);

    /// <summary>Keys that differ in their first word alone, and have one fingerprint.</summary>
    public static IEnumerable<ulong[]> Keys(StateIndex index, int count)
    {
        var multipliers = (ulong[])typeof(StateIndex).GetField("_multipliers", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(index)!;
        for (int i = 0; i < count; i++)
        {
            // hash = fold(fold(word) · multiplier) · golden, every step a bijection; the low half of the hash is not in the fingerprint.
            ulong hash = 0xABCD_1234_0000_0000 | (uint)i;
            ulong word = Fold(Fold(hash * Inverse(0x9E3779B97F4A7C15)) * Inverse(multipliers[0]));
            var key = new ulong[index.KeyWordCount];
            key[0] = word;
            yield return key;
        }
    }

    // x ^ x >> 32 is its own inverse.
    private static ulong Fold(ulong x) => x ^ x >> 32;

    private static ulong Inverse(ulong odd)
    {
        ulong inverse = odd;
        for (int i = 0; i < 6; i++)
            inverse *= 2 - odd * inverse;
        return inverse;
    }
}
