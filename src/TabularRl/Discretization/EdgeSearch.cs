using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TabularRl.Discretization;

/// <summary>Counts how many of some ascending edges a value has reached; without a branch that depends on the value.</summary>
internal static class EdgeSearch
{
    /// <summary>So many edges are compared all at once; more are halved.</summary>
    public const int MaxComparedEdges = 32;

    private const int Width = 4;

    /// <summary>The edges, with NaN behind few of them so that whole vectors can be read: nothing reaches NaN.</summary>
    public static double[] Pad(ReadOnlySpan<double> edges)
    {
        if (edges.Length > MaxComparedEdges)
            return edges.ToArray();
        var padded = new double[(edges.Length + Width - 1) / Width * Width];
        padded.AsSpan(edges.Length).Fill(double.NaN);
        edges.CopyTo(padded);
        return padded;
    }

    /// <summary>The number of edges that are at most the value; 0 for NaN.</summary>
    /// <param name="padded">What <see cref="Pad"/> made of the edges.</param>
    /// <param name="count">The number of edges.</param>
    /// <param name="value">The value.</param>
    public static int Count(double[] padded, int count, double value) =>
        count <= MaxComparedEdges && Vector256.IsHardwareAccelerated ? CompareAll(padded, value) : Halve(padded.AsSpan(0, count), value);

    /// <summary>As <see cref="Count"/>, by halving; the scalar twin.</summary>
    public static int Halve(ReadOnlySpan<double> edges, double value)
    {
        // The count lies in [low, low + length]. Both halves are taken as equally long, which leaves at most one edge to be seen twice.
        int low = 0;
        for (int length = edges.Length; length > 0;)
        {
            int half = (length + 1) >> 1;
            low += edges[low + half - 1] <= value ? half : 0;
            length -= half;
        }

        return low;
    }

    private static int CompareAll(double[] padded, double value)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(padded);
        Vector256<double> values = Vector256.Create(value);
        Vector256<long> count = Vector256<long>.Zero;
        for (nuint i = 0; i < (nuint)padded.Length; i += Width)
            count -= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, i), values).AsInt64();
        return (int)Vector256.Sum(count);
    }
}
