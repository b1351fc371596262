using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TabularRl.Discretization;

/// <summary>Rounds eight features at once; equal to the bit to rounding them one by one. DiscretizeBenchmarks shows the gain.</summary>
internal static class SinglePrecisionRounding
{
    private const int Width = 8;

    /// <summary>Writes the cells, and tells whether all of them fit in 16 bits; if not, or with fewer than eight features, the cells are of no use.</summary>
    public static bool TryRound(ReadOnlySpan<double> observation, float scale, Span<short> cells)
    {
        if (!Vector256.IsHardwareAccelerated || observation.Length < Width)
            return false;

        ref double source = ref MemoryMarshal.GetReference(observation);
        ref short target = ref MemoryMarshal.GetReference(cells);
        Vector256<float> scales = Vector256.Create(scale);
        Vector256<int> misfits = Vector256<int>.Zero;
        nuint last = (nuint)(observation.Length - Width);
        for (nuint i = 0; ; i = Math.Min(i + Width, last)) // the last eight overlap those before
        {
            Vector256<float> values = Vector256.Narrow(Vector256.LoadUnsafe(ref source, i), Vector256.LoadUnsafe(ref source, i + 4));
            Vector256<float> rounded = Vector256.Round(values * scales);
            Vector256<int> wide = Vector256.ConvertToInt32(rounded);
            Vector128<short> narrow = Vector128.Narrow(wide.GetLower(), wide.GetUpper());
            (Vector128<int> lower, Vector128<int> upper) = Vector128.Widen(narrow);
            Vector256<int> back = Vector256.Create(lower, upper);

            // A value that is NaN, infinite or too large does not come back as the cell that was made of it.
            misfits |= ~Vector256.Equals(Vector256.ConvertToSingle(back), rounded).AsInt32();
            narrow.StoreUnsafe(ref target, i);
            if (i == last)
                return misfits == Vector256<int>.Zero;
        }
    }
}
