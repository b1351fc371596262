using System.Text;

namespace TabularRl.Randomness;

/// <summary>
/// Seeds that grow from one root: each part of an experiment (the environment, the agent, the n-th repetition) derives its own, so that
/// adding a part changes no other part's stream.
/// </summary>
/// <remarks>
/// A child is a pure function of root and name, on every machine and in every version of this library: FNV-1a over the UTF-8 name,
/// mixed with the root by the finalizer of SplitMix64 (Steele, Lea and Flood 2014). Allocates for names longer than 128 bytes only.
/// </remarks>
/// <param name="Root">The seed at the root.</param>
public readonly record struct SeedTree(ulong Root)
{
    /// <summary>The seed of a named part.</summary>
    /// <param name="name">The part's name.</param>
    /// <returns>The child's seed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ulong Derive(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int byteCount = Encoding.UTF8.GetByteCount(name);
        Span<byte> bytes = byteCount <= 128 ? stackalloc byte[128] : new byte[byteCount];
        bytes = bytes[..Encoding.UTF8.GetBytes(name, bytes)];
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in bytes)
            hash = (hash ^ value) * 0x100000001B3;
        return Mix(Mix(Root) ^ hash);
    }

    /// <summary>The seed of a numbered part.</summary>
    /// <param name="index">The part's number.</param>
    /// <returns>The child's seed; different numbers give different seeds.</returns>
    public ulong Derive(ulong index) => Mix(Mix(Root) + 0x9E3779B97F4A7C15 * (index + 1));

    /// <summary>The subtree of a named part.</summary>
    /// <param name="name">The part's name.</param>
    /// <returns>A tree whose root is <see cref="Derive(string)"/>.</returns>
    public SeedTree Branch(string name) => new(Derive(name));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
