using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TabularRl.Discretization;

/// <summary>
/// Adds a feature's part to the numbers of the tiles of four tilings at once. All numbers are whole and below 2³¹, so double precision is exact and
/// the tiles are those that are found one by one.
/// </summary>
internal static class TileVectors
{
    private const int Width = 4;

    /// <summary>Whether so many tilings can be done at once here.</summary>
    public static bool IsSupported(int tilingCount) => Vector256.IsHardwareAccelerated && tilingCount % Width == 0;

    public static void Add(Span<double> tiles, ReadOnlySpan<double> displacements, double scaled, double stride)
    {
        ref double target = ref MemoryMarshal.GetReference(tiles);
        ref double source = ref MemoryMarshal.GetReference(displacements);
        Vector256<double> scaledValues = Vector256.Create(scaled), strides = Vector256.Create(stride);
        for (nuint i = 0; i < (nuint)tiles.Length; i += Width)
        {
            Vector256<double> steps = Vector256.Floor(scaledValues + Vector256.LoadUnsafe(ref source, i)) * strides;
            (Vector256.LoadUnsafe(ref target, i) + steps).StoreUnsafe(ref target, i);
        }
    }
}
