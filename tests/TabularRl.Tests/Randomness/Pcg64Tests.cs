using TabularRl.Randomness;

namespace TabularRl.Tests.Randomness;

[TestFixture]
internal sealed class Pcg64Tests
{
    private static readonly int[] BlackjackDeck = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10];

    private static IReadOnlyList<NumPyReference> References => NumPyReference.All;

    [Test]
    public void References_OfTheFixture_AreThere() => Assert.That(References, Has.Count.GreaterThanOrEqualTo(2));

    [TestCaseSource(nameof(References))]
    public void Seed_AsNumPy_GivesItsState(NumPyReference reference)
    {
        RandomState state = new Pcg64(reference.Seed).RandomState;

        Assert.That(new UInt128(state.Word0, state.Word1), Is.EqualTo(reference.State));
        Assert.That(new UInt128(state.Word2, state.Word3), Is.EqualTo(reference.Increment));
    }

    [TestCaseSource(nameof(References))]
    public void NextUInt64_AsNumPy_GivesItsWords(NumPyReference reference)
    {
        var random = new Pcg64(reference.Seed);
        Assert.That(reference.Words.Select(_ => random.NextUInt64()), Is.EqualTo(reference.Words));
    }

    [TestCaseSource(nameof(References))]
    public void NextDouble_AsNumPy_GivesItsNumbersExactly(NumPyReference reference)
    {
        var random = new Pcg64(reference.Seed);
        Assert.That(reference.Doubles.Select(_ => random.NextDouble()), Is.EqualTo(reference.Doubles));
    }

    [TestCaseSource(nameof(References))]
    public void NextInt32_AsNumPy_DrawsItsCards(NumPyReference reference)
    {
        var random = new Pcg64(reference.Seed);
        Assert.That(reference.BlackjackCards.Select(_ => BlackjackDeck[random.NextInt32(13)]), Is.EqualTo(reference.BlackjackCards));
    }

    [TestCaseSource(nameof(References))]
    public void NextInt32_AsNumPy_GivesItsIntegers(NumPyReference reference)
    {
        var random = new Pcg64(reference.Seed);
        Assert.That(reference.Integers4.Select(_ => random.NextInt32(4)), Is.EqualTo(reference.Integers4));
    }

    [TestCaseSource(nameof(References))]
    public void NextUniform_AsNumPy_GivesItsNumbersExactly(NumPyReference reference)
    {
        var random = new Pcg64(reference.Seed);
        Assert.That(reference.Uniforms.Select(_ => random.NextUniform(-0.05, 0.05)), Is.EqualTo(reference.Uniforms));
    }

    [Test]
    public void NextUInt32_TwoInARow_AreTheLowAndTheHighHalfOfOneWord()
    {
        ulong word = new Pcg64(5).NextUInt64();
        var random = new Pcg64(5);

        Assert.That(random.NextUInt32(), Is.EqualTo((uint)word));
        Assert.That(random.NextUInt32(), Is.EqualTo((uint)(word >> 32)));
    }

    [Test]
    public void NextInt32_OfOne_DrawsNothing()
    {
        var random = new Pcg64(5);
        RandomState before = random.RandomState;

        Assert.That(random.NextInt32(1), Is.Zero);
        Assert.That(random.RandomState, Is.EqualTo(before));
    }

    [TestCase(0)]
    [TestCase(-3)]
    public void NextInt32_WithoutARange_IsRefused(int maximum) =>
        Assert.That(() => new Pcg64(0).NextInt32(maximum), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(int.MaxValue)]
    [TestCase((1 << 30) + 1)]
    public void NextInt32_OfALargeRange_StaysWithinIt(int maximum)
    {
        var random = new Pcg64(6);
        for (int i = 0; i < 2000; i++)
            Assert.That(random.NextInt32(maximum), Is.InRange(0, maximum - 1));
    }

    [Test]
    public void Seed_OfAUsedGenerator_StartsAgainAsNew()
    {
        var random = new Pcg64(1);
        random.NextUInt32();
        random.Seed(9);

        Assert.That(random.RandomState, Is.EqualTo(new Pcg64(9).RandomState));
    }

    [FsCheckProperty]
    public void RandomState_SavedAndRestored_GoesOnAsBefore(ulong seed, byte draws)
    {
        var random = new Pcg64(seed);
        for (int i = 0; i < draws; i++)
            random.NextUInt32();
        var other = new Pcg64(seed + 1) { RandomState = random.RandomState };

        // An odd number of half words leaves one behind, which must be restored as well.
        Assert.That(other.NextUInt32(), Is.EqualTo(random.NextUInt32()));
        Assert.That(other.NextUInt64(), Is.EqualTo(random.NextUInt64()));
        Assert.That(other.RandomState, Is.EqualTo(random.RandomState));
    }

    [Test]
    public void RandomState_WithAnEvenIncrement_IsRefused() =>
        Assert.That(() => new Pcg64(0).RandomState = new RandomState(1, 2, 3, 4), Throws.ArgumentException.With.Message.Contains("PCG64"));
}
