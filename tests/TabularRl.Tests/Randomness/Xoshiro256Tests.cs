using TabularRl.Randomness;
using TabularRl.Tests.Oracles;

namespace TabularRl.Tests.Randomness;

[TestFixture]
internal sealed class Xoshiro256Tests
{
    [Test]
    public void NextUInt64_FromOneTwoThreeFour_GivesThePublishedAlgorithmsWords()
    {
        var random = new Xoshiro256(0) { RandomState = new RandomState(1, 2, 3, 4) };

        // By hand, result = rotl(s1 · 5, 7) · 9:
        // s = (1, 2, 3, 4): rotl(10, 7) · 9 = 1280 · 9 = 11520; then s2 ^= s0 → 2, s3 ^= s1 → 6, s1 ^= s2 → 0, s0 ^= s3 → 7, s2 ^= 2 << 17 → 262146,
        // s3 = rotl(6, 45). Now s1 = 0: the result is 0. Then s1 = s1 ^ (s2 ^ s0) = 262146 ^ 7 = 262149: rotl(1310745, 7) · 9 = 1509978240.
        Assert.That(random.NextUInt64(), Is.EqualTo(11520UL));
        Assert.That(random.NextUInt64(), Is.EqualTo(0UL));
        Assert.That(random.NextUInt64(), Is.EqualTo(1509978240UL));
    }

    [FsCheckProperty]
    public void NextUInt64_FromAnyState_EqualsTheTextbookForm(ulong seed)
    {
        var random = new Xoshiro256(seed);
        (ulong s0, ulong s1, ulong s2, ulong s3) = (random.RandomState.Word0, random.RandomState.Word1, random.RandomState.Word2, random.RandomState.Word3);
        for (int i = 0; i < 20; i++)
        {
            ulong expected = Rotate(s1 * 5, 7) * 9;
            ulong t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = Rotate(s3, 45);
            Assert.That(random.NextUInt64(), Is.EqualTo(expected));
        }

        static ulong Rotate(ulong x, int k) => x << k | x >> 64 - k;
    }

    [Test]
    public void NextDouble_ManyTimes_IsUniform()
    {
        var random = new Xoshiro256(1);
        var counts = new long[20];
        for (int i = 0; i < 100_000; i++)
        {
            double value = random.NextDouble();
            Assert.That(value is >= 0 and < 1);
            counts[(int)(value * 20)]++;
        }

        Assert.That(ChiSquare.PValue(counts, Enumerable.Repeat(0.05, 20).ToArray()), Is.GreaterThan(0.001));
    }

    [TestCase(2)]
    [TestCase(6)]
    [TestCase(21)]
    public void NextInt32_ManyTimes_IsUniform(int maximum)
    {
        var random = new Xoshiro256(2);
        var counts = new long[maximum];
        for (int i = 0; i < 50_000; i++)
            counts[random.NextInt32(maximum)]++;

        Assert.That(ChiSquare.PValue(counts, Enumerable.Repeat(1.0 / maximum, maximum).ToArray()), Is.GreaterThan(0.001));
    }

    [Test]
    public void NextInt32_OfThreeQuartersOfTheRange_IsNotBiased()
    {
        // A range of 3 · 2²⁹ makes plain multiplication twice as likely to hit some numbers as others; rejection must undo that.
        const int Maximum = 3 << 29;
        var random = new Xoshiro256(3);
        var counts = new long[3];
        for (int i = 0; i < 30_000; i++)
            counts[random.NextInt32(Maximum) % 3]++;

        Assert.That(ChiSquare.PValue(counts, [1 / 3.0, 1 / 3.0, 1 / 3.0]), Is.GreaterThan(0.001));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void NextInt32_WithoutARange_IsRefused(int maximum) =>
        Assert.That(() => new Xoshiro256(0).NextInt32(maximum), Throws.TypeOf<ArgumentOutOfRangeException>());

    [FsCheckProperty]
    public void RandomState_SavedAndRestored_GoesOnAsBefore(ulong seed, byte draws)
    {
        var random = new Xoshiro256(seed);
        for (int i = 0; i < draws; i++)
            random.NextUInt64();
        var other = new Xoshiro256(seed + 1) { RandomState = random.RandomState };

        Assert.That(other.NextUInt64(), Is.EqualTo(random.NextUInt64()));
        Assert.That(other.RandomState, Is.EqualTo(random.RandomState));
    }

    [Test]
    public void RandomState_ThatTheGeneratorCannotHave_IsRefused()
    {
        var random = new Xoshiro256(0);
        Assert.That(() => random.RandomState = default, Throws.ArgumentException);
        Assert.That(() => random.RandomState = new RandomState(1, 2, 3, 4, HasHalf: true), Throws.ArgumentException);
    }

    [FsCheckProperty]
    public bool Constructor_OfDifferentSeeds_GivesDifferentStates(ulong one, ulong other) =>
        one == other || new Xoshiro256(one).RandomState != new Xoshiro256(other).RandomState;
}
