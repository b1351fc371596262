using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.ToyText;

[TestFixture]
internal sealed class FrozenLakeMapTests
{
    [TestCase("", "The map has no cell")]
    [TestCase("SFFG/FF", "Row 1 of the map has 2 columns, row 0 has 4")]
    [TestCase("SFF/FxG", "Row 1, column 1 of the map is 'x'; a cell is 'S' (start)")]
    [TestCase("FFG", "The map has no 'S'")]
    [TestCase("SFF", "The map has no 'G'")]
    public void Parse_OfWhatIsNoMap_NamesThePlace(string rows, string message) =>
        Assert.That(() => FrozenLakeMap.Parse(rows.Split('/')), Throws.ArgumentException.With.Message.StartsWith(message));

    [Test]
    public void Parse_OfNothing_IsRefused()
    {
        Assert.That(() => FrozenLakeMap.Parse([]), Throws.ArgumentException);
        Assert.That(() => FrozenLakeMap.Parse("SG", null!), Throws.ArgumentException.With.Message.Contains("Row 1"));
        Assert.That(() => FrozenLakeMap.Parse((IReadOnlyList<string>)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Rows_OfAMap_AreThoseItWasReadFrom() => Assert.That(FrozenLakeMap.Parse("SF", "HG", "FF").Rows, Is.EqualTo(new[] { "SF", "HG", "FF" }));

    // Drawn by NumPy 1.24 with choice(["F", "H"], (size, size), p=[p, 1 - p]) and drawn again until a path was there.
    [TestCase(8, 0.8, 0UL, "SFFFHHFF/FHHFHFFF/HFFFFFFF/FFHHFFFF/FFFFFHHF/FFFFFHFF/FHFFHFFF/FFFFFFFG")]
    [TestCase(8, 0.8, 42UL, "SFHFFHFF/FFFHFHFF/FFHFFFHH/FFFFFFFH/FFFFFFFF/FHFFHHFF/FFFFFFFF/FFFFFFFG")]
    [TestCase(8, 0.8, 1UL << 63, "SFHFFFFH/FFHFFHFF/FHFFFFHF/FFHFFFFF/HFFFHFHF/FFHFHFFF/FHFFFFFF/FFHFFFHG")]
    [TestCase(4, 0.5, 7UL, "SFFH/FFFH/HFFH/FFFG")]
    [TestCase(6, 0.6, 42UL, "SFFHFH/HFHHFF/HFFFHH/HHFFFF/HFFHHF/FFFFFG")]
    [TestCase(5, 0.3, 3UL, "SHHHF/FFHHH/FFFHH/HHFFH/HHHFG")]
    public void Generate_FromASeed_IsTheMapThatNumPyDraws(int size, double frozen, ulong seed, string rows) =>
        Assert.That(FrozenLakeMap.Generate(size, frozen, seed).Rows, Is.EqualTo(rows.Split('/')));

    [FsCheckProperty(MaxTest = 50)]
    public void Generate_OfAnySeed_HasAPath(ulong seed)
    {
        // Without slip the goal is worth 1 exactly if it can be reached.
        var lake = new FrozenLake(new FrozenLakeOptions { Map = FrozenLakeMap.Generate(6, 0.6, seed), IsSlippery = false });
        Assert.That(Oracles.FiniteHorizon.Best(lake, 36), Is.EqualTo(1));
    }

    [TestCase(1, 0.8)]
    [TestCase(0, 0.8)]
    [TestCase(4, 0.0)]
    [TestCase(4, 1.01)]
    [TestCase(4, double.NaN)]
    public void Generate_OutOfRange_IsRefused(int size, double frozen) =>
        Assert.That(() => FrozenLakeMap.Generate(size, frozen), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Generate_WhereNoPathComes_GivesUp() =>
        Assert.That(() => FrozenLakeMap.Generate(10, 0.02), Throws.InvalidOperationException.With.Message.Contains("raise the probability"));
}
