namespace TabularRl.Discretization;

/// <summary>Hashes cells, the same on every machine and in every version, since tables are stored under it.</summary>
/// <remarks>Each cell goes through the finalizer of SplitMix64 (Steele, Lea and Flood 2014), which maps 64 bits to 64 bits one to one.</remarks>
internal static class CellHash
{
    public const ulong Start = 0x9E3779B97F4A7C15;

    public static ulong Add(ulong hash, int cell)
    {
        ulong mixed = (hash ^ (uint)cell) + Start;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to count − 1: the top bits of the product, which need no division.</summary>
    public static int Reduce(ulong hash, int count) => (int)Math.BigMul(hash, (ulong)count, out _);
}
