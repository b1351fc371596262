using System.Numerics;
using System.Runtime.CompilerServices;

namespace TabularRl.Randomness;

/// <summary>
/// The generator of agents and policies: xoshiro256**, which is about as fast as a random number can be had, with a state of 32 bytes.
/// Environments use <see cref="Pcg64"/>, whose stream equals NumPy's.
/// </summary>
/// <remarks>
/// Source: D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators" (2021).
/// Not thread-safe. Nothing allocates after construction.
/// </remarks>
public sealed class Xoshiro256 : IRandomStateful
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Creates a generator from a seed; every value is allowed.</summary>
    /// <param name="seed">The seed; its words are mixed as NumPy's <c>SeedSequence</c> mixes them.</param>
    public Xoshiro256(ulong seed)
    {
        Span<ulong> words = stackalloc ulong[4];
        SeedSequence.Generate(seed, words);
        (_s0, _s1, _s2, _s3) = (words[0], words[1], words[2], words[3]);
    }

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => new(_s0, _s1, _s2, _s3);
        set
        {
            if ((value.Word0 | value.Word1 | value.Word2 | value.Word3) == 0 || value.HasHalf)
                throw new ArgumentException("The state is not one of a xoshiro256** generator.", nameof(value));
            (_s0, _s1, _s2, _s3) = (value.Word0, value.Word1, value.Word2, value.Word3);
        }
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>A number from 0 to 2⁶⁴ − 1, each equally likely.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // one draw a step: inlined, the four words stay in registers
    public ulong NextUInt64()
    {
        ulong s1 = _s1;
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong s2 = _s2 ^ _s0;
        ulong s3 = _s3 ^ s1;
        _s1 = s1 ^ s2;
        _s0 ^= s3;
        _s2 = s2 ^ (s1 << 17);
        _s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number from [0, 1): the top 53 bits of a word.</summary>
    /// <returns>A multiple of 2⁻⁵³, at least 0 and less than 1.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from [0, <paramref name="exclusiveMaximum"/>) by Lemire's rejection.</summary>
    /// <param name="exclusiveMaximum">The upper bound, exclusive; at least 1.</param>
    /// <returns>A number of which each is equally likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is less than 1.</exception>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        uint range = (uint)exclusiveMaximum;
        ulong product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * range;
        }

        return (int)(product >> 32);
    }
}
