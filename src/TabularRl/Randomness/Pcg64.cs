using System.Numerics;

namespace TabularRl.Randomness;

/// <summary>
/// The generator of environments: PCG XSL-RR 128/64, seeded as NumPy's <c>default_rng(seed)</c> is, so that an environment that draws
/// the same quantities in the same order plays the same episode.
/// </summary>
/// <remarks>
/// Source: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation" (2014).
/// Not thread-safe. Nothing allocates after construction.
/// </remarks>
public sealed class Pcg64 : IRandomStateful
{
    private static readonly UInt128 Multiplier = new(0x2360ED051FC65DA4, 0x4385DF649FCCF645);

    private UInt128 _state;
    private UInt128 _increment;
    private bool _hasHalf;
    private uint _half;

    /// <summary>Creates a generator from a seed; every value is allowed.</summary>
    /// <param name="seed">The seed, taken as NumPy takes a non-negative integer.</param>
    public Pcg64(ulong seed) => Seed(seed);

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => new((ulong)(_state >> 64), (ulong)_state, (ulong)(_increment >> 64), (ulong)_increment, _hasHalf, _half);
        set
        {
            if ((value.Word3 & 1) == 0)
                throw new ArgumentException("The state is not one of a PCG64 generator: its increment is even.", nameof(value));
            _state = new UInt128(value.Word0, value.Word1);
            _increment = new UInt128(value.Word2, value.Word3);
            _hasHalf = value.HasHalf;
            _half = value.Half;
        }
    }

    /// <summary>Starts again from a seed, as a new generator of that seed would.</summary>
    /// <param name="seed">The seed.</param>
    public void Seed(ulong seed)
    {
        Span<ulong> words = stackalloc ulong[4];
        SeedSequence.Generate(seed, words);
        _increment = (new UInt128(words[2], words[3]) << 1) | 1;
        _state = _increment + new UInt128(words[0], words[1]);
        _state = _state * Multiplier + _increment;
        _hasHalf = false;
        _half = 0;
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>A number from 0 to 2⁶⁴ − 1, each equally likely.</returns>
    public ulong NextUInt64()
    {
        _state = _state * Multiplier + _increment;
        ulong high = (ulong)(_state >> 64);
        return BitOperations.RotateRight(high ^ (ulong)_state, (int)(high >> 58));
    }

    /// <summary>The next 32 random bits: the low half of a 64-bit word, whose high half answers the next call.</summary>
    /// <returns>A number from 0 to 2³² − 1, each equally likely.</returns>
    public uint NextUInt32()
    {
        if (_hasHalf)
        {
            _hasHalf = false;
            return _half;
        }

        ulong word = NextUInt64();
        _half = (uint)(word >> 32);
        _hasHalf = true;
        return (uint)word;
    }

    /// <summary>A number from [0, 1), as NumPy's <c>random()</c>: the top 53 bits of a word.</summary>
    /// <returns>A multiple of 2⁻⁵³, at least 0 and less than 1.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from [<paramref name="low"/>, <paramref name="high"/>), as NumPy's <c>uniform(low, high)</c>.</summary>
    /// <param name="low">The lower bound, inclusive.</param>
    /// <param name="high">The upper bound, exclusive but for rounding.</param>
    /// <returns><c>low + (high − low) · NextDouble()</c>.</returns>
    public double NextUniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>A whole number from [0, <paramref name="exclusiveMaximum"/>), as NumPy's <c>integers(n)</c>: Lemire's rejection on 32-bit halves.</summary>
    /// <param name="exclusiveMaximum">The upper bound, exclusive; at least 1. With 1 nothing is drawn.</param>
    /// <returns>A number of which each is equally likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is less than 1.</exception>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        if (exclusiveMaximum == 1)
            return 0;

        uint range = (uint)exclusiveMaximum;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            uint threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * range;
        }

        return (int)(product >> 32);
    }
}
