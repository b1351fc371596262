using TabularRl.Randomness;

namespace TabularRl.Training;

/// <summary>The seeds of copies that are trained together: the first has the seed that it would have alone.</summary>
internal static class CopySeeds
{
    public static ulong Of(ulong seed, int copy) => copy == 0 ? seed : new SeedTree(seed).Derive((ulong)copy);
}
