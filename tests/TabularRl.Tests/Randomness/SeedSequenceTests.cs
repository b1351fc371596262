using TabularRl.Randomness;

namespace TabularRl.Tests.Randomness;

[TestFixture]
internal sealed class SeedSequenceTests
{
    // That the words are NumPy's is seen in Pcg64Tests: the state of a seeded PCG64 is made of four of them.
    [FsCheckProperty]
    public bool Generate_OfFewerWords_GivesTheFirstOfMore(ulong seed)
    {
        Span<ulong> four = stackalloc ulong[4], two = stackalloc ulong[2];
        SeedSequence.Generate(seed, four);
        SeedSequence.Generate(seed, two);
        return four[..2].SequenceEqual(two);
    }

    [Test]
    public void Generate_OfSeedsBeyond32Bits_DependsOnTheHighHalf()
    {
        Span<ulong> low = stackalloc ulong[4], high = stackalloc ulong[4];
        SeedSequence.Generate(7, low);
        SeedSequence.Generate(7 | 1UL << 32, high);

        Assert.That(high.SequenceEqual(low), Is.False);
    }
}
