using TabularRl.Discretization;
using TabularRl.Randomness;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class TileCoderTests
{
    // One feature on [0, 4] in 4 tiles, 4 tilings displaced by 0, 1/4, 2/4 and 3/4 of a tile, each of 5 tiles: x = 1.3 is in tile 1 of the first
    // and, as 1.55, 1.8 and 2.05, in 1, 1 and 2 of the others.
    [TestCase(1.3, 1, 6, 11, 17)]
    [TestCase(0, 0, 5, 10, 15)]
    [TestCase(0.25, 0, 5, 10, 16)]
    [TestCase(4, 4, 9, 14, 19)]
    [TestCase(99, 4, 9, 14, 19)]
    [TestCase(double.PositiveInfinity, 4, 9, 14, 19)]
    [TestCase(double.NegativeInfinity, 0, 5, 10, 15)]
    public void Discretize_OfOneFeature_GivesTheTilesByHand(double value, params int[] expected)
    {
        var coder = new TileCoder([new TiledFeature(0, 4, 4)], new TileCoderOptions { TilingCount = 4 });
        Assert.That(Tiles(coder, value), Is.EqualTo(expected));
        Assert.That((coder.TileCount, coder.IsHashed), Is.EqualTo((20, false)));
    }

    // Two features in 2 tiles each, 3 a tiling and feature, so 9 tiles a tiling; displacements 0, 1/4, 2/4, 3/4 of the first and, threefold, 0, 3/4,
    // 2/4, 1/4 of the second. x = 0.6 is in 0, 0, 1, 1 and y = 1.3 in 1, 2, 1, 1.
    [Test]
    public void Discretize_OfTwoFeatures_DisplacesTheSecondThreefold()
    {
        var coder = new TileCoder([new TiledFeature(0, 2, 2), new TiledFeature(0, 2, 2)], new TileCoderOptions { TilingCount = 4 });
        Assert.That(Tiles(coder, 0.6, 1.3), Is.EqualTo(new[] { 3, 9 + 6, 18 + 1 + 3, 27 + 1 + 3 }));
    }

    // §9.5.4: of 8 tilings of two features the displacement (1, 3) is a permutation of the eighths in both.
    [Test]
    public void Discretize_OfAPointAtATilesEdge_ChangesOneTileAnEighthFurther()
    {
        var coder = new TileCoder([new TiledFeature(0, 10, 10), new TiledFeature(0, 10, 10)]);
        for (int feature = 0; feature < 2; feature++)
        {
            for (int eighth = 0; eighth < 8; eighth++)
            {
                double[] here = [5.01, 5.01], further = [5.01, 5.01];
                here[feature] += eighth / 8.0;
                further[feature] += (eighth + 1) / 8.0;
                Assert.That(Tiles(coder, here).Zip(Tiles(coder, further)).Count(pair => pair.First != pair.Second), Is.EqualTo(1));
            }
        }
    }

    [Test]
    public void Discretize_OfAnyTilings_EqualsTheTilesOneByOne([Values(1, 3, 4, 8, 12, 16)] int tilingCount)
    {
        var coder = new TileCoder([new TiledFeature(-1, 1, 7), new TiledFeature(0, 1e-9, 1), new TiledFeature(-1e6, 3, 1000)], new TileCoderOptions { TilingCount = tilingCount });
        var random = new Xoshiro256(3);
        int[] tiles = new int[tilingCount], expected = new int[tilingCount];
        for (int round = 0; round < 2000; round++)
        {
            double[] observation = [random.NextInt32(60) / 14.0 - 2, random.NextDouble() * 1e-9, random.NextDouble() * -1e6];
            coder.Discretize(observation, tiles);
            coder.DiscretizeOneByOne(observation, expected);
            Assert.That(tiles, Is.EqualTo(expected));
        }
    }

    [FsCheckProperty]
    public void Discretize_OfAnyObservation_GivesOneTileOfEachTiling(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
            return;
        var coder = new TileCoder([new TiledFeature(-3, 5, 9), new TiledFeature(0, 1, 3)]);
        int[] tiles = Tiles(coder, x, y);
        Assert.That(tiles.Select(tile => tile / 40), Is.EqualTo(Enumerable.Range(0, 8)));
        Assert.That(coder.TileCount, Is.EqualTo(8 * 40));
    }

    [Test]
    public void Discretize_WithABudgetThatIsTooSmall_HashesIntoIt()
    {
        TiledFeature[] features = [.. Enumerable.Range(0, 15).Select(_ => new TiledFeature(0, 1, 8))];
        var coder = new TileCoder(features, new TileCoderOptions { TilingCount = 16, Budget = 4096 });
        Assert.That((coder.IsHashed, coder.TileCount, coder.ExactTileCount), Is.EqualTo((true, 4096, 16 * Math.Pow(9, 15))));

        var random = new Xoshiro256(1);
        var used = new HashSet<int>();
        for (int round = 0; round < 4000; round++)
            used.UnionWith(Tiles(coder, [.. features.Select(_ => random.NextDouble())]));
        Assert.That((used.Min(), used.Max(), used.Count), Is.EqualTo((0, 4095, 4096)));
    }

    [Test]
    public void Discretize_WithHashing_GivesEqualTilesExactlyWhereTheExactOnesAreEqual()
    {
        TiledFeature[] features = [new(0, 4, 4), new(0, 4, 4)];
        var exact = new TileCoder(features);
        var hashed = new TileCoder(features, new TileCoderOptions { Budget = 199 });
        var random = new Xoshiro256(8);
        for (int round = 0; round < 500; round++)
        {
            double[] one = [4 * random.NextDouble(), 4 * random.NextDouble()], other = [4 * random.NextDouble(), 4 * random.NextDouble()];
            int[] exactOne = Tiles(exact, one), exactOther = Tiles(exact, other), hashedOne = Tiles(hashed, one), hashedOther = Tiles(hashed, other);
            for (int tiling = 0; tiling < 8; tiling++)
            {
                if (exactOne[tiling] == exactOther[tiling])
                    Assert.That(hashedOne[tiling], Is.EqualTo(hashedOther[tiling]));
            }
        }

        Assert.That(new TileCoder(features, new TileCoderOptions { Budget = 200 }).IsHashed, Is.False);
    }

    [Test]
    public void Create_FromItsDescription_RebuildsIt()
    {
        TiledFeature[] features = [new(0, 4, 4), new(-0.1, 0.07, 8)];
        foreach (int? budget in new int?[] { null, 50, 100_000 })
        {
            var coder = new TileCoder(features, new TileCoderOptions { TilingCount = 16, Budget = budget }, ["x", "v"]);
            var rebuilt = (TileCoder)BuiltInDiscretizers.Create(coder.Description);
            Assert.That(rebuilt.Description, Is.EqualTo(coder.Description));
            Assert.That((rebuilt.TileCount, rebuilt.IsHashed), Is.EqualTo((coder.TileCount, coder.IsHashed)));
            Assert.That(Tiles(rebuilt, 1.2, 0.01), Is.EqualTo(Tiles(coder, 1.2, 0.01)));
        }
    }

    [Test]
    public void Create_FromADamagedDescription_IsRefused()
    {
        foreach (double[] parameters in new double[][] { [], [0], [0, 0, 1], [0, 0, 1, 4, 0], [0.5, 0, 1, 4], [-1, 0, 1, 4], [0, 1, 0, 4], [0, 0, 1, 4.5], [0, 0, 1, 0], [0, double.NaN, 1, 4] })
        {
            var bad = new DiscretizerDescription(TileCoder.Kind, 1, 8, CellWidth.Int32, [.. parameters], []);
            Assert.That(() => BuiltInDiscretizers.Create(bad), Throws.InstanceOf<ArgumentException>(), string.Join(' ', parameters));
        }

        var narrow = new DiscretizerDescription(TileCoder.Kind, 1, 8, CellWidth.Int16, [0, 0, 1, 4], []);
        Assert.That(() => BuiltInDiscretizers.Create(narrow), Throws.ArgumentException);
    }

    [Test]
    public void Constructor_OfWhatMakesNoTiles_SaysWhatIsWrong()
    {
        Assert.That(() => new TiledFeature(0, double.PositiveInfinity, 4), Throws.ArgumentException.With.Message.Contains("finite bounds"));
        Assert.That(() => new TiledFeature(1, 1, 4), Throws.ArgumentException);
        Assert.That(() => new TiledFeature(double.MinValue, double.MaxValue, 4), Throws.ArgumentException);
        Assert.That(() => new TiledFeature(0, 1, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TiledFeature(0, 1, TiledFeature.MaxTileCount + 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        TiledFeature[] one = [new(0, 1, 1)];
        Assert.That(() => new TileCoder([]), Throws.ArgumentException);
        Assert.That(() => new TileCoder(one, new TileCoderOptions { TilingCount = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TileCoder(one, new TileCoderOptions { TilingCount = 1025 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TileCoder(one, new TileCoderOptions { Budget = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TileCoder(one, featureNames: ["x", "y"]), Throws.ArgumentException);
        TiledFeature[] many = [.. Enumerable.Repeat(new TiledFeature(0, 1, 8), 15)];
        Assert.That(() => new TileCoder(many), Throws.ArgumentException.With.Message.Contains("1.6").And.Message.Contains("Budget"));
        Assert.That(() => new FeatureSubsetDiscretizer(new TileCoder(one, new TileCoderOptions { TilingCount = 1 }), [0]), Throws.ArgumentException);
    }

    private static int[] Tiles(TileCoder coder, params double[] observation)
    {
        var tiles = new int[coder.TilingCount];
        coder.Discretize(observation, tiles);
        return tiles;
    }
}
