using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

/// <summary>The cells of one feature, by hand and by property.</summary>
[TestFixture]
internal sealed class FeatureDiscretizerTests
{
    [Test]
    public void EqualWidth_OfFiveBinsFrom0To10_HasTheEdgesByHand()
    {
        BinnedFeature bins = FeatureDiscretizer.EqualWidth(0, 10, 5);
        Assert.That(bins.BinBoundaries, Is.EqualTo(new double[] { 2, 4, 6, 8 }));
        Assert.That(bins.CellCount, Is.EqualTo(5));
        Assert.That(bins.HasOuterCells, Is.True);
    }

    [TestCase(double.NegativeInfinity, 0)]
    [TestCase(-1, 0)]
    [TestCase(0, 0)]
    [TestCase(1.9999999999999998, 0)]
    [TestCase(2, 1)]
    [TestCase(5, 2)]
    [TestCase(8, 4)]
    [TestCase(10, 4)]
    [TestCase(1e300, 4)]
    [TestCase(double.PositiveInfinity, 4)]
    public void GetCell_OfFiveBinsFrom0To10_IsTheOneByHand(double value, int expected) =>
        Assert.That(FeatureDiscretizer.EqualWidth(0, 10, 5).GetCell(value), Is.EqualTo(expected));

    [Test]
    public void GetCell_WithoutEdges_IsAlways0([Values(double.NegativeInfinity, 0, double.PositiveInfinity)] double value)
    {
        BinnedFeature single = FeatureDiscretizer.Edges();
        Assert.That(single.GetCell(value), Is.Zero);
        Assert.That((single.CellCount, single.HasOuterCells), Is.EqualTo(((int?)1, false)));
    }

    [Test]
    public void GetCell_AtAnInfiniteEdge_GivesInfinityACellOfItsOwn()
    {
        BinnedFeature bins = FeatureDiscretizer.Edges(0, double.PositiveInfinity);
        Assert.That((bins.GetCell(-1), bins.GetCell(double.MaxValue), bins.GetCell(double.PositiveInfinity)), Is.EqualTo((0, 1, 2)));
    }

    [TestCase(7, 2)]
    [TestCase(-3, 1)]
    [TestCase(double.PositiveInfinity, 3)]
    [TestCase(6.9999, 0)]
    [TestCase(8, 0)]
    [TestCase(-100, 0)]
    [TestCase(double.NegativeInfinity, 0)]
    public void GetCell_OfCategories_IsTheirRankAnd0ForTheUnknown(double value, int expected)
    {
        CategoricalFeature categories = FeatureDiscretizer.Categories(7, double.PositiveInfinity, -3);
        Assert.That(categories.GetCell(value), Is.EqualTo(expected));
        Assert.That(categories.KnownValues, Is.EqualTo(new[] { -3, 7, double.PositiveInfinity }));
        Assert.That((categories.CellCount, categories.UnknownCell), Is.EqualTo(((int?)4, (int?)0)));
    }

    [Test]
    public void GetCell_OfNegativeZero_IsTheCellOfZero() =>
        Assert.That(FeatureDiscretizer.Categories(0).GetCell(-0.0), Is.EqualTo(1));

    [Test]
    public void GetCell_OfRounding_IsHalfToEven()
    {
        RoundedFeature rounded = FeatureDiscretizer.Rounding(1);
        Assert.That((rounded.GetCell(0.25), rounded.GetCell(0.35), rounded.GetCell(-1.06), rounded.CellCount), Is.EqualTo((2, 4, -11, (int?)null)));
        Assert.That(() => rounded.GetCell(double.PositiveInfinity), Throws.ArgumentException.With.Message.Contains("no cell"));
    }

    [Test]
    public void GetCell_OfNaN_IsRefused()
    {
        foreach (FeatureDiscretizer feature in new FeatureDiscretizer[] { FeatureDiscretizer.Edges(1), FeatureDiscretizer.Categories(1), FeatureDiscretizer.Rounding(0) })
            Assert.That(() => feature.GetCell(double.NaN), Throws.ArgumentException.With.Message.Contains("NaN"));
    }

    [FsCheckProperty]
    public void GetCell_OfBins_IsTheOneBinThatHoldsTheValue(double[] numbers, double value, bool atAnEdge)
    {
        double[] edges = [.. numbers.Where(number => !double.IsNaN(number)).Select(number => number == 0 ? 0 : number).Distinct().Order()];
        if (atAnEdge && edges.Length > 0)
            value = edges[Math.Abs(value.GetHashCode() % edges.Length)];
        if (double.IsNaN(value))
            return;
        BinnedFeature bins = FeatureDiscretizer.Edges(edges);
        int cell = bins.GetCell(value);

        int[] holding = [.. Enumerable.Range(0, edges.Length + 1).Where(i => (i == 0 || edges[i - 1] <= value) && (i == edges.Length || value < edges[i]))];
        Assert.That(holding, Is.EqualTo(new[] { cell }));
    }

    [FsCheckProperty]
    public void GetCell_OfBins_NeverFallsAsTheValueRises(byte binCount, double one, double other)
    {
        if (double.IsNaN(one) || double.IsNaN(other))
            return;
        BinnedFeature bins = FeatureDiscretizer.EqualWidth(-2, 3, 1 + binCount);
        Assert.That(bins.GetCell(Math.Min(one, other)), Is.LessThanOrEqualTo(bins.GetCell(Math.Max(one, other))));
    }

    [Test]
    public void GetCell_OfAnyNumberOfBins_CountsEachEdgeAtItselfAndNotBelow([Range(1, 70)] int binCount)
    {
        BinnedFeature bins = FeatureDiscretizer.EqualWidth(-1, 1, binCount);
        for (int i = 0; i < bins.BinBoundaries.Length; i++)
        {
            double edge = bins.BinBoundaries[i];
            Assert.That((bins.GetCell(Math.BitDecrement(edge)), bins.GetCell(edge)), Is.EqualTo((i, i + 1)));
        }
    }

    [Test]
    public void Count_OfComparedEdges_EqualsHalving([Range(0, 34)] int edgeCount)
    {
        double[] edges = [.. Enumerable.Range(0, edgeCount).Select(i => i * 0.5 - 3), .. edgeCount > 33 ? [double.PositiveInfinity] : Array.Empty<double>()];
        double[] padded = EdgeSearch.Pad(edges);
        foreach (double value in (double[])[.. edges, .. edges.Select(Math.BitDecrement), double.NegativeInfinity, double.PositiveInfinity, double.NaN, -0.0])
            Assert.That(EdgeSearch.Count(padded, edges.Length, value), Is.EqualTo(EdgeSearch.Halve(edges, value)));
    }

    [Test]
    public void Factories_OfWhatMakesNoCells_SayWhatIsWrong()
    {
        Assert.That(() => FeatureDiscretizer.EqualWidth(0, double.PositiveInfinity, 4), Throws.ArgumentException.With.Message.Contains("finite bounds").And.Message.Contains("fit the bins"));
        Assert.That(() => FeatureDiscretizer.EqualWidth(1, 1, 4), Throws.ArgumentException);
        Assert.That(() => FeatureDiscretizer.EqualWidth(double.NaN, 1, 4), Throws.ArgumentException);
        Assert.That(() => FeatureDiscretizer.EqualWidth(1, Math.BitIncrement(1), 4), Throws.ArgumentException.With.Message.Contains("not above"));
        Assert.That(() => FeatureDiscretizer.EqualWidth(0, 1, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => FeatureDiscretizer.EqualWidth(0, 1, (1 << 20) + 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => FeatureDiscretizer.Edges(1, 1), Throws.ArgumentException.With.Message.Contains("Edge 1 is 1"));
        Assert.That(() => FeatureDiscretizer.Edges(2, 1), Throws.ArgumentException);
        Assert.That(() => FeatureDiscretizer.Edges(double.NaN), Throws.ArgumentException.With.Message.Contains("Edge 0 is NaN"));
        Assert.That(() => FeatureDiscretizer.Categories(3, 1, 3), Throws.ArgumentException.With.Message.Contains("category 2 is 3"));
        Assert.That(() => FeatureDiscretizer.Rounding(10), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => FeatureDiscretizer.Rounding(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
