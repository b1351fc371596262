using TabularRl.Discretization;
using TabularRl.Randomness;

namespace TabularRl.Tests.Discretization;

/// <summary>Edges that are fitted to values, against those by hand.</summary>
[TestFixture]
internal sealed class FeatureFittingTests
{
    [Test]
    public void FitEqualWidth_OfValuesWithInfiniteOnes_LiesBetweenTheFinite() =>
        Assert.That(FeatureDiscretizer.FitEqualWidth([3, double.NegativeInfinity, 1, 5, double.PositiveInfinity], 4).BinBoundaries, Is.EqualTo(new double[] { 2, 3, 4 }));

    [Test]
    public void FitEqualWidth_WithOneFiniteBound_TakesTheOtherFromTheValues() =>
        Assert.That(FeatureDiscretizer.FitEqualWidth([3, 1, 5], 5, low: 0).BinBoundaries, Is.EqualTo(new double[] { 1, 2, 3, 4 }));

    [Test]
    public void FitEqualWidth_OfOneValueOrNone_IsASingleBin()
    {
        Assert.That(FeatureDiscretizer.FitEqualWidth([2, 2], 5).CellCount, Is.EqualTo(1));
        Assert.That(FeatureDiscretizer.FitEqualWidth([], 5).CellCount, Is.EqualTo(1));
    }

    // Sorted 1 2 3 4 6 8 10 20: ranks 2, 4 and 6 for quarters, so the middles of 2|3, 4|6 and 8|10.
    [Test]
    public void FitQuantiles_OfEightDifferentValues_SplitsThemIntoPairs() =>
        Assert.That(FeatureDiscretizer.FitQuantiles([8, 1, 3, 20, 2, 10, 4, 6], 4).BinBoundaries, Is.EqualTo(new[] { 2.5, 5, 9 }));

    // Rank 2 and 4 fall into the run of five zeros, whose upper end is at rank 6; rank 6 is there already.
    [Test]
    public void FitQuantiles_OfARunOfEqualValues_CutsAtItsNearerEnd()
    {
        Assert.That(FeatureDiscretizer.FitQuantiles([-4, 0, 0, 0, 0, 0, 2, 6], 4).BinBoundaries, Is.EqualTo(new double[] { -2, 1 }));
        Assert.That(FeatureDiscretizer.FitQuantiles([0, 0, 0, 0, 0, 0, 0, 1], 2).BinBoundaries, Is.EqualTo(new[] { 0.5 }));
        Assert.That(FeatureDiscretizer.FitQuantiles([-1, 0, 0, 0, 0, 0, 0, 0], 2).BinBoundaries, Is.EqualTo(new[] { -0.5 }));
    }

    [Test]
    public void FitQuantiles_OfRunsAsNearOnBothSides_CutsBelow() =>
        Assert.That(FeatureDiscretizer.FitQuantiles([0, 1, 1, 2], 2).BinBoundaries, Is.EqualTo(new[] { 0.5 }));

    [Test]
    public void FitQuantiles_OfEqualValuesOrNone_IsASingleBin()
    {
        Assert.That(FeatureDiscretizer.FitQuantiles([4, 4, 4], 3).CellCount, Is.EqualTo(1));
        Assert.That(FeatureDiscretizer.FitQuantiles([], 3).CellCount, Is.EqualTo(1));
    }

    [Test]
    public void FitQuantiles_OfInfiniteValues_TellsThemApart()
    {
        BinnedFeature bins = FeatureDiscretizer.FitQuantiles([double.NegativeInfinity, 1, double.PositiveInfinity], 3);
        Assert.That((bins.GetCell(double.NegativeInfinity), bins.GetCell(1), bins.GetCell(double.PositiveInfinity)), Is.EqualTo((0, 1, 2)));
    }

    [FsCheckProperty]
    public void FitQuantiles_OfDifferentValues_HoldsAlmostEquallyMany(byte count, byte wishedBins)
    {
        int binCount = 1 + wishedBins % 20, size = binCount + count;
        var random = new Xoshiro256(count);
        double[] values = [.. Enumerable.Range(0, size).Select(_ => random.NextDouble())];
        BinnedFeature bins = FeatureDiscretizer.FitQuantiles(values, binCount);
        int[] held = [.. Enumerable.Range(0, binCount).Select(cell => values.Count(value => bins.GetCell(value) == cell))];
        Assert.That(bins.CellCount, Is.EqualTo(binCount));
        Assert.That(held.Max() - held.Min(), Is.LessThanOrEqualTo(1));
    }

    // Ten values, the lower five of one label and the others of another: E = 1, no entropy after the cut, gain 1. The cut costs
    // (log₂ 9 + log₂ 7 − (2·1 − 0 − 0)) / 10 = (3.170 + 2.807 − 2) / 10 = 0.398, so it is taken; 5 | 7 makes 6.
    [Test]
    public void FitInformationGain_OfLabelsInTwoBlocks_CutsBetweenThem() =>
        Assert.That(
            FeatureDiscretizer.FitInformationGain([1, 2, 3, 4, 5, 7, 8, 9, 10, 11], [0, 0, 0, 0, 0, 5, 5, 5, 5, 5]).BinBoundaries, Is.EqualTo(new double[] { 6 }));

    // Two values: E = 1, gain 1, cost (log₂ 1 + log₂ 7 − 2) / 2 = 0.404: taken. Values 1, 2, 3 with labels a, b, a: E = 0.918, the best cut leaves
    // (2/3)·1, gain 0.252, cost (log₂ 2 + log₂ 7 − (2·0.918 − 2·1)) / 3 = 1.323 or so: refused.
    [Test]
    public void FitInformationGain_OfFewValues_FollowsTheCostByHand()
    {
        Assert.That(FeatureDiscretizer.FitInformationGain([1, 2], [0, 1]).BinBoundaries, Is.EqualTo(new[] { 1.5 }));
        Assert.That(FeatureDiscretizer.FitInformationGain([1, 2, 3], [0, 1, 0]).CellCount, Is.EqualTo(1));
    }

    // Of eight values in two blocks of which one label of the lower four strays: labels 1000 | 1111 read from below as 1,0,0,0 and four of 1.
    // E = 0.954 (3 of 8), the cut at 4.5 leaves (4/8)·0.811 = 0.406, gain 0.549; cost (log₂ 7 + log₂ 7 − (2·0.954 − 2·0.811)) / 8 = 0.666: refused.
    // With sixteen alike, gain 0.549 and cost (log₂ 15 + log₂ 7 − 0.286) / 16 = 0.402: taken.
    [Test]
    public void FitInformationGain_OfTheSameSharesInMoreValues_PaysForTheCut()
    {
        Assert.That(FeatureDiscretizer.FitInformationGain([1, 1, 1, 1, 8, 8, 8, 8], [1, 0, 0, 0, 1, 1, 1, 1]).CellCount, Is.EqualTo(1));
        double[] values = [.. Enumerable.Repeat(1.0, 8), .. Enumerable.Repeat(8.0, 8)];
        int[] labels = [1, 1, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat(1, 8)];
        Assert.That(FeatureDiscretizer.FitInformationGain(values, labels).BinBoundaries, Is.EqualTo(new[] { 4.5 }));
    }

    [Test]
    public void FitInformationGain_OfThreeBlocks_CutsTwiceAndTheBetterCutFirst()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => (double)i)];
        int[] labels = [.. values.Select(value => value < 10 ? 3 : value < 30 ? -1 : 8)];
        Assert.That(FeatureDiscretizer.FitInformationGain(values, labels).BinBoundaries, Is.EqualTo(new[] { 9.5, 29.5 }));
        Assert.That(FeatureDiscretizer.FitInformationGain(values, labels, maxBinCount: 2).BinBoundaries, Is.EqualTo(new[] { 29.5 }));
    }

    [Test]
    public void FitInformationGain_OfLabelsThatSayNothing_IsASingleBin()
    {
        var random = new Xoshiro256(5);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        Assert.That(FeatureDiscretizer.FitInformationGain(values, new int[500]).CellCount, Is.EqualTo(1));
        Assert.That(FeatureDiscretizer.FitInformationGain(values, [.. values.Select(_ => random.NextInt32(2))]).CellCount, Is.EqualTo(1));
        Assert.That(FeatureDiscretizer.FitInformationGain([], []).CellCount, Is.EqualTo(1));
    }

    [FsCheckProperty]
    public void FitInformationGain_InAnyOrderOfTheValues_GivesTheSameEdges(byte seed)
    {
        var random = new Xoshiro256(seed);
        double[] values = [.. Enumerable.Range(0, 80).Select(_ => (double)random.NextInt32(20))];
        int[] labels = [.. values.Select(value => value < 5 + random.NextInt32(6) ? 1 : 2)];
        double[] reversed = [.. values.Reverse()];
        int[] reversedLabels = [.. labels.Reverse()];
        Assert.That(
            FeatureDiscretizer.FitInformationGain(reversed, reversedLabels).BinBoundaries,
            Is.EqualTo(FeatureDiscretizer.FitInformationGain(values, labels).BinBoundaries));
    }

    [Test]
    public void FitCategories_OfRareValues_LeavesThemUnknown() =>
        Assert.That(FeatureDiscretizer.FitCategories([5, 1, 5, 2, 2, 9], minCount: 2).KnownValues, Is.EqualTo(new double[] { 2, 5 }));

    [Test]
    public void Fit_OfNaN_NamesTheValue()
    {
        double[] values = [1, double.NaN];
        Assert.That(() => FeatureDiscretizer.FitQuantiles(values, 2), Throws.ArgumentException.With.Message.Contains("Value 1 is NaN"));
        Assert.That(() => FeatureDiscretizer.FitEqualWidth(values, 2), Throws.ArgumentException);
        Assert.That(() => FeatureDiscretizer.FitEqualWidth([1, 2], 2, low: double.NaN), Throws.ArgumentException);
        Assert.That(() => FeatureDiscretizer.FitCategories(values), Throws.ArgumentException);
        Assert.That(() => FeatureDiscretizer.FitInformationGain(values, [1, 2]), Throws.ArgumentException);
        Assert.That(() => FeatureDiscretizer.FitInformationGain([1, 2], [1]), Throws.ArgumentException.With.Message.Contains("1 labels for 2 values"));
        Assert.That(() => FeatureDiscretizer.FitCategories([1], 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
