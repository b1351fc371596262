using System.Runtime.InteropServices;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>A tuple of the 15 cells, compared and hashed as C# does it.</summary>
internal readonly struct TupleForm : IKeyForm<CellTuple>
{
    public static CellTuple From(ReadOnlySpan<ulong> key)
    {
        ReadOnlySpan<short> c = MemoryMarshal.Cast<ulong, short>(key)[..TaskConstants.CellCount];
        return (c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11], c[12], c[13], c[14]);
    }
}
