using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class FeatureSubsetDiscretizerTests
{
    private static readonly RoundingDiscretizer Inner = new(["a", "b", "c"], new RoundingOptions { Decimals = 0, CellWidth = CellWidth.Int16 });

    [Test]
    public void Discretize_OfSomeFeatures_KeepsTheirCellsInTheirOrder()
    {
        var subset = new FeatureSubsetDiscretizer(Inner, ["c", "a"]);
        var wide = new int[2];
        var narrow = new short[2];
        subset.Discretize([1, 2, 3], wide);
        subset.Discretize([1, 2, 3], narrow);

        Assert.That(wide, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(narrow, Is.EqualTo(wide));
        Assert.That(subset.Features, Is.EqualTo(new[] { 0, 2 }));
    }

    [FsCheckProperty]
    public void Discretize_OfNoFeature_IsOneStateForEveryObservation(short a, short b)
    {
        var marginal = new FeatureSubsetDiscretizer(Inner, Array.Empty<int>());
        int[] cells = [7];
        marginal.Discretize([a, b, 0], cells);
        Assert.That(cells, Is.EqualTo(new[] { 0 }));
    }

    [FsCheckProperty]
    public void Discretize_ObservationsThatAgreeOnTheSubset_ShareAState(short a, short b, short c, short other)
    {
        var subset = new FeatureSubsetDiscretizer(Inner, [0, 2]);
        int[] one = new int[2], two = new int[2];
        subset.Discretize([a, b, c], one);
        subset.Discretize([a, other, c], two);
        Assert.That(two, Is.EqualTo(one));
    }

    [Test]
    public void Create_FromItsDescription_RebuildsIt()
    {
        foreach (int[] features in new int[][] { [], [1], [0, 1, 2] })
        {
            var subset = new FeatureSubsetDiscretizer(Inner, features);
            Assert.That(BuiltInDiscretizers.Create(subset.Description).Description, Is.EqualTo(subset.Description));
        }
    }

    [Test]
    public void Create_FromADamagedDescription_IsRefused()
    {
        DiscretizerDescription good = new FeatureSubsetDiscretizer(Inner, [0, 2]).Description;
        foreach (double[] parameters in new double[][] { [], [-1], [9, 0], [1.5, 0], [2, 0.5, 2, 0, 0], [2, 0, 0, 0, 0], [2, 0, 7, 0, 0], [1, 0, 0, 0], [double.NaN] })
        {
            var bad = new DiscretizerDescription(good.Kind, good.ObservationSize, good.CellCount, good.CellWidth, [.. parameters], good.FeatureNames);
            Assert.That(() => BuiltInDiscretizers.Create(bad), Throws.ArgumentException);
        }
    }

    [Test]
    public void Constructor_OfFeaturesThatAreNotThere_IsRefusedByName()
    {
        Assert.That(() => new FeatureSubsetDiscretizer(Inner, ["z"]), Throws.ArgumentException.With.Message.Contains("'z'"));
        Assert.That(() => new FeatureSubsetDiscretizer(Inner, [3]), Throws.ArgumentException.With.Message.Contains("no feature 3"));
        Assert.That(() => new FeatureSubsetDiscretizer(Inner, [-1]), Throws.ArgumentException.With.Message.Contains("no feature -1"));
        Assert.That(() => new FeatureSubsetDiscretizer(Inner, ["b", "b"]), Throws.ArgumentException.With.Message.Contains("('b') is named twice"));
        Assert.That(
            () => new FeatureSubsetDiscretizer(new FeatureSubsetDiscretizer(Inner, [0, 1, 2]), [0]), Throws.ArgumentException.With.Message.Contains("subset itself"));
        Assert.That(
            () => new FeatureSubsetDiscretizer(new FeatureSubsetDiscretizer(Inner, [0]), [0]), Throws.ArgumentException.With.Message.Contains("one cell a feature"));
    }

    [Test]
    public void Constructor_OfCellsThatAreNotKnownToBeFeatures_IsRefusedButForTheMarginalState()
    {
        IStateDiscretizer[] inners =
        [
            new TruncatingDiscretizer(1, CellWidth.Int32),
            new HashingDiscretizer(new RoundingDiscretizer(1), 10),
            new TileCoder([new TiledFeature(0, 1, 4)], new TileCoderOptions { TilingCount = 1 }),
        ];
        foreach (IStateDiscretizer inner in inners)
        {
            Assert.That(() => new FeatureSubsetDiscretizer(inner, [0]), Throws.ArgumentException.With.Message.Contains("HasOneCellPerFeature"));
            Assert.That(new FeatureSubsetDiscretizer(inner, Array.Empty<int>()).HasOneCellPerFeature, Is.False);
        }
    }

    [TestCase(new[] { 0, 1, 2 }, true)]
    [TestCase(new[] { 0, 2 }, false)]
    public void HasOneCellPerFeature_OfASubset_HoldsWhereAllAreKept(int[] features, bool expected) =>
        Assert.That(new FeatureSubsetDiscretizer(Inner, features).HasOneCellPerFeature, Is.EqualTo(expected));
}
