using TabularRl.Discretization;

namespace TabularRl.Tests.Support;

/// <summary>Makes keys from cells without a discretizer.</summary>
internal static class Keys
{
    public static ulong[] Of(CellWidth width, params ReadOnlySpan<int> cells)
    {
        var key = new ulong[StateKey.GetWordCount(cells.Length, width)];
        int bits = 8 * (int)width;
        for (int i = 0; i < cells.Length; i++)
        {
            ulong cell = width == CellWidth.Int16 ? (ushort)cells[i] : (uint)cells[i];
            key[i * bits / 64] |= cell << i * bits % 64;
        }

        return key;
    }
}
