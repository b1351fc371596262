using TabularRl.Discretization;
using TabularRl.Tests.Persistence;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class PerFeatureDiscretizerTests
{
    private static readonly string[] Names = ["age", "country", "score"];

    private static readonly PerFeatureDiscretizer Mixed =
        new([FeatureDiscretizer.Edges(18, 65), FeatureDiscretizer.Categories(1, 44, 49), FeatureDiscretizer.Rounding(1)], Names);

    [Test]
    public void Discretize_OfAMixedObservation_GivesEachFeatureItsOwnCell()
    {
        Assert.That(Cells(Mixed, 18, 44, 0.26), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(Cells(Mixed, double.NegativeInfinity, 7, -2), Is.EqualTo(new[] { 0, 0, -20 }));
    }

    [Test]
    public void Discretize_OfAValueWithoutCell_NamesTheFeature()
    {
        Assert.That(() => Cells(Mixed, 18, double.NaN, 0), Throws.ArgumentException.With.Message.StartWith("Feature 1 ('country') is NaN"));
        Assert.That(() => Cells(Mixed, 18, 1, double.PositiveInfinity), Throws.ArgumentException.With.Message.StartWith("Feature 2 ('score') is Infinity"));
        var narrow = new PerFeatureDiscretizer([FeatureDiscretizer.Rounding(0)], cellWidth: CellWidth.Int16);
        Assert.That(() => narrow.Discretize([40000], new short[1]), Throws.ArgumentException.With.Message.Contains("choose CellWidth.Int32"));
    }

    [Test]
    public void CellWidth_ByDefault_IsNarrowWhereAllCellsAreKnownToFit()
    {
        Assert.That(Mixed.CellWidth, Is.EqualTo(CellWidth.Int32));
        Assert.That(new PerFeatureDiscretizer([FeatureDiscretizer.EqualWidth(0, 1, 32768)]).CellWidth, Is.EqualTo(CellWidth.Int16));
        Assert.That(new PerFeatureDiscretizer([FeatureDiscretizer.EqualWidth(0, 1, 32769)]).CellWidth, Is.EqualTo(CellWidth.Int32));
        Assert.That(
            () => new PerFeatureDiscretizer([FeatureDiscretizer.EqualWidth(0, 1, 32769)], ["x"], CellWidth.Int16),
            Throws.ArgumentException.With.Message.Contains("32769 cells of feature 0 ('x')"));
    }

    [Test]
    public void Constructor_OfPartsByName_OrdersThemAsTheObservation()
    {
        var parts = new Dictionary<string, FeatureDiscretizer> { ["score"] = Mixed.Features[2], ["age"] = Mixed.Features[0] };
        var discretizer = new PerFeatureDiscretizer(Names, parts, others: Mixed.Features[1]);
        Assert.That(discretizer.Description, Is.EqualTo(Mixed.Description));

        Assert.That(() => new PerFeatureDiscretizer(Names, parts), Throws.ArgumentException.With.Message.Contains("'country' has no part"));
        parts["height"] = parts["age"];
        Assert.That(() => new PerFeatureDiscretizer(Names, parts), Throws.ArgumentException.With.Message.Contains("no feature 'height'").And.Message.Contains("age, country, score"));
        Assert.That(() => new PerFeatureDiscretizer(["a", "a"], parts), Throws.ArgumentException.With.Message.Contains("twice"));
    }

    [Test]
    public void Create_FromItsDescription_RebuildsIt()
    {
        foreach (IStateDiscretizer discretizer in new IStateDiscretizer[] { Mixed, new FeatureSubsetDiscretizer(Mixed, ["age", "score"]), new HashingDiscretizer(Mixed, 77) })
            Assert.That(BuiltInDiscretizers.Create(discretizer.Description).Description, Is.EqualTo(discretizer.Description));
    }

    [Test]
    public void Create_FromADamagedDescription_IsRefused()
    {
        DiscretizerDescription good = Mixed.Description;
        double[][] damaged =
        [
            [], [1], [1, 5, 0], [1, 1, 0, 1, 1, 0], [9, 0, 1, 0, 1, 0], [1, 0, 1, 0, 3, 1, 0.5], [1, 0, 1, 0, 3, 0], [1, 0, 1, 0, 1, 0, 7],
            [1, 2, 3, 2, 1, 0, 1, 0], [double.NaN, 0, 1, 0, 1, 0], [1, -1, 1, 0, 1, 0], [1, 0.5, 1, 0, 1, 0],
        ];
        foreach (double[] parameters in damaged)
        {
            var bad = new DiscretizerDescription(good.Kind, 3, 3, good.CellWidth, [.. parameters], good.FeatureNames);
            Assert.That(() => BuiltInDiscretizers.Create(bad), Throws.InstanceOf<ArgumentException>(), string.Join(' ', parameters));
        }
    }

    [Test]
    public void Checkpoint_OfATableOverIt_RestoresTheDiscretizer()
    {
        var discretizer = new PerFeatureDiscretizer([FeatureDiscretizer.Edges(2, double.PositiveInfinity)], ["age"]);
        var hashing = new HashingDiscretizer(discretizer, 1000);
        var tiles = new TileCoder([new TiledFeature(0, 4, 4)], featureNames: ["age"]);
        foreach (IStateDiscretizer one in new IStateDiscretizer[] { discretizer, hashing, tiles })
        {
            using var stream = new MemoryStream(Checkpoints.Bytes(Checkpoints.Small(discretizer: one)));
            TabularRl.Policies.FrozenPolicy policy = TabularRl.Persistence.CheckpointFile.Read(stream).Freeze();
            Assert.That(policy.Discretizer.Description, Is.EqualTo(one.Description));
            Assert.That(policy.Decide([1]).IsKnown, Is.True);
        }
    }

    [Test]
    public void Fit_OfASample_FitsEachFeatureAndKeepsItsName()
    {
        var sample = new ObservationSample(["x", "y"]);
        foreach (double[] observation in new double[][] { [0, 1], [2, 1], [4, 1], [8, 1] })
            sample.Add(observation);

        PerFeatureDiscretizer quantiles = PerFeatureDiscretizer.FitQuantiles(sample, 2);
        Assert.That(((BinnedFeature)quantiles.Features[0]).BinBoundaries, Is.EqualTo(new double[] { 3 }));
        Assert.That(quantiles.Features[1].CellCount, Is.EqualTo(1));
        Assert.That(quantiles.Description.FeatureNames, Is.EqualTo(sample.FeatureNames));
        Assert.That(((BinnedFeature)PerFeatureDiscretizer.FitEqualWidth(sample, 2).Features[0]).BinBoundaries, Is.EqualTo(new double[] { 4 }));

        PerFeatureDiscretizer bounded = PerFeatureDiscretizer.FitEqualWidth(sample, 2, [double.NegativeInfinity, 0], [10, 2]);
        Assert.That(bounded.Features.Select(feature => ((BinnedFeature)feature).BinBoundaries.Single()), Is.EqualTo(new double[] { 5, 1 }));
        PerFeatureDiscretizer supervised = PerFeatureDiscretizer.FitInformationGain(sample, [0, 0, 1, 1]);
        Assert.That(supervised.Features.Select(feature => feature.CellCount), Is.EqualTo(new int?[] { 2, 1 }));
    }

    [Test]
    public void Fit_OfWhatCannotBeFitted_NamesTheFeature()
    {
        var sample = new ObservationSample(["x", "y"]);
        Assert.That(() => PerFeatureDiscretizer.FitQuantiles(sample, 2), Throws.ArgumentException.With.Message.Contains("no observation"));
        Assert.That(() => sample.Add([0, double.NaN]), Throws.ArgumentException.With.Message.Contains("feature 1 ('y')"));
        Assert.That(() => sample.Add([0]), Throws.ArgumentException);
        sample.Add([0, 1]);
        sample.Add([0, Math.BitIncrement(1)]);
        Assert.That(() => PerFeatureDiscretizer.FitEqualWidth(sample, 9), Throws.ArgumentException.With.Message.StartWith("Of feature 1 ('y'): "));
        Assert.That(() => PerFeatureDiscretizer.EqualWidth([0, 0], [1, double.PositiveInfinity], 9, ["x", "y"]), Throws.ArgumentException.With.Message.StartWith("Of feature 1 ('y'): "));
        Assert.That(() => PerFeatureDiscretizer.EqualWidth([0], [1, 2], 9), Throws.ArgumentException.With.Message.Contains("1 lower and 2 upper"));
        Assert.That(() => PerFeatureDiscretizer.FitEqualWidth(sample, 9, [0], [1]), Throws.ArgumentException.With.Message.Contains("each of the 2 features"));
        Assert.That(() => new PerFeatureDiscretizer([]), Throws.ArgumentException);
        Assert.That(() => new ObservationSample(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static int[] Cells(PerFeatureDiscretizer discretizer, params double[] observation)
    {
        var cells = new int[discretizer.CellCount];
        discretizer.Discretize(observation, cells);
        return cells;
    }
}
