namespace TabularRl.Randomness;

/// <summary>
/// Turns a seed into well-mixed words, as NumPy's <c>SeedSequence</c> does for a non-negative integer without spawn key.
/// </summary>
/// <remarks>Source: M. E. O'Neill, "Developing a seed_seq Alternative" (2015); the pool holds four 32-bit words.</remarks>
internal static class SeedSequence
{
    private const int PoolSize = 4;
    private const uint InitA = 0x43B0D7E5, MultiplierA = 0x931E8875;
    private const uint InitB = 0x8B51F9DD, MultiplierB = 0x58F38DED;
    private const uint MixLeft = 0xCA01F9DD, MixRight = 0x4973F715;

    /// <summary>Fills <paramref name="words"/> with the 64-bit words that the seed stands for.</summary>
    public static void Generate(ulong seed, Span<ulong> words)
    {
        Span<uint> pool = stackalloc uint[PoolSize];
        FillPool(seed, pool);

        uint hash = InitB;
        int source = 0;
        for (int i = 0; i < words.Length; i++)
        {
            ulong low = Next(pool, ref source, ref hash);
            ulong high = Next(pool, ref source, ref hash);
            words[i] = low | high << 32;
        }
    }

    private static void FillPool(ulong seed, Span<uint> pool)
    {
        uint hash = InitA;
        pool[0] = HashMix((uint)seed, ref hash);
        pool[1] = HashMix((uint)(seed >> 32), ref hash);
        pool[2] = HashMix(0, ref hash);
        pool[3] = HashMix(0, ref hash);
        for (int source = 0; source < PoolSize; source++)
        {
            for (int target = 0; target < PoolSize; target++)
            {
                if (source != target)
                    pool[target] = Mix(pool[target], HashMix(pool[source], ref hash));
            }
        }
    }

    private static uint Next(ReadOnlySpan<uint> pool, ref int source, ref uint hash)
    {
        uint word = pool[source] ^ hash;
        source = (source + 1) % PoolSize;
        hash *= MultiplierB;
        word *= hash;
        return word ^ word >> 16;
    }

    private static uint HashMix(uint value, ref uint hash)
    {
        value ^= hash;
        hash *= MultiplierA;
        value *= hash;
        return value ^ value >> 16;
    }

    private static uint Mix(uint x, uint y)
    {
        uint mixed = MixLeft * x - MixRight * y;
        return mixed ^ mixed >> 16;
    }
}
