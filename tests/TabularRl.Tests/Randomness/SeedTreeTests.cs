using TabularRl.Randomness;

namespace TabularRl.Tests.Randomness;

[TestFixture]
internal sealed class SeedTreeTests
{
    // Written down once: they must never change, or no experiment of an earlier version could be repeated.
    [TestCase(0UL, "environment", 0x41F38213F60D7A75UL)]
    [TestCase(42UL, "environment", 0x7BE937A3B984F833UL)]
    [TestCase(42UL, "agent", 0x76FC7B050AC5E399UL)]
    [TestCase(42UL, "", 0x7AE42AA3F53325FAUL)]
    [TestCase(42UL, "größe", 0x98683AB16F8A356FUL)]
    public void Derive_OfAName_IsTheSameInEveryVersion(ulong root, string name, ulong expected) =>
        Assert.That(new SeedTree(root).Derive(name), Is.EqualTo(expected));

    [TestCase(0UL, 0UL, 0xE220A8397B1DCDAFUL)]
    [TestCase(42UL, 0UL, 0x989B3F130A063869UL)]
    [TestCase(42UL, 1UL, 0x290DB4BF2570DED7UL)]
    public void Derive_OfANumber_IsTheSameInEveryVersion(ulong root, ulong index, ulong expected) =>
        Assert.That(new SeedTree(root).Derive(index), Is.EqualTo(expected));

    [Test]
    public void Derive_OfRootZero_IsTheStreamOfSplitMix64()
    {
        // The published SplitMix64 of seed 0.
        ulong[] published = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC];
        Assert.That(Enumerable.Range(0, 4).Select(i => new SeedTree(0).Derive((ulong)i)), Is.EqualTo(published));
    }

    [Test]
    public void Derive_OfManyNumbersAndRoots_NeverRepeats()
    {
        var seeds = new HashSet<ulong>();
        for (ulong root = 0; root < 50; root++)
        {
            for (ulong index = 0; index < 200; index++)
                Assert.That(seeds.Add(new SeedTree(root).Derive(index)));
        }
    }

    [FsCheckProperty]
    public bool Derive_OfDifferentNames_Differs(ulong root, string? one, string? other) =>
        (one ?? "") == (other ?? "") || new SeedTree(root).Derive(one ?? "") != new SeedTree(root).Derive(other ?? "");

    [Test]
    public void Derive_OfALongName_DependsOnItsEnd()
    {
        string name = new('ä', 1000);
        Assert.That(new SeedTree(1).Derive(name + "b"), Is.Not.EqualTo(new SeedTree(1).Derive(name + "a")));
    }

    [Test]
    public void Derive_OfNoName_IsRefused() => Assert.That(() => new SeedTree(1).Derive(null!), Throws.ArgumentNullException);

    [Test]
    public void Branch_OfAName_IsATreeOnItsSeed() =>
        Assert.That(new SeedTree(3).Branch("evaluation").Root, Is.EqualTo(new SeedTree(3).Derive("evaluation")));
}
