using System.Numerics;
using TabularRl.Tables;

namespace TabularRl.Tests.Tables;

/// <summary>Makes keys that have one fingerprint, by inverting its checksum: nothing but the key tells them apart.</summary>
internal static class FingerprintCollisions
{
    private const uint FirstSeed = 0x7AB1E;

    /// <summary>Keys that differ in their first word alone, and have one fingerprint.</summary>
    public static IEnumerable<ulong[]> Keys(StateIndex index, int count)
    {
        for (uint i = 0; i < count; i++)
        {
            // A checksum of 32 bits depends on its state exclusive-or what comes next: what the lower half does the upper half undoes.
            uint upper = BitOperations.Crc32C(FirstSeed, i) ^ 0xABCD1234;
            var key = new ulong[index.KeyWordCount];
            key[0] = (ulong)upper << 32 | i;
            yield return key;
        }
    }
}
