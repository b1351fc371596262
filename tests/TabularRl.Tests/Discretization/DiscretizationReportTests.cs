using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class DiscretizationReportTests
{
    private static readonly PerFeatureDiscretizer Discretizer = new(
        [FeatureDiscretizer.EqualWidth(0, 4, 4), FeatureDiscretizer.Categories(1, 2), FeatureDiscretizer.Edges()], ["speed", "gear", "left out"]);

    // Cells of speed: 0 0 1 3 3, of gear: 1 1 2 0 1.
    private static readonly ObservationSample Sample = Make([-9, 1, 5], [0.5, 1, 6], [1, 2, 5], [7, 8, 5], [double.PositiveInfinity, 1, 5]);

    [Test]
    public void Of_ASmallSample_HasTheCountsByHand()
    {
        DiscretizationReport report = DiscretizationReport.Of(Discretizer, Sample);

        Assert.That((report.ObservationCount, report.StateCount, report.SingleVisitStateCount, report.MaxStateCount), Is.EqualTo((5, 4, 3, (double?)12)));
        Assert.That(report.Features, Is.EqualTo(new[]
        {
            new FeatureOccupancy("speed", 3, 4, 0.4, 0.4, null, 0.4),
            new FeatureOccupancy("gear", 3, 3, null, null, 0.2, 0.6),
            new FeatureOccupancy("left out", 1, 1, null, null, null, 1),
        }));
    }

    [Test]
    public void Of_ASubset_ReportsItsFeaturesAlone()
    {
        DiscretizationReport report = DiscretizationReport.Of(new FeatureSubsetDiscretizer(Discretizer, ["gear"]), Sample);
        Assert.That((report.StateCount, report.MaxStateCount), Is.EqualTo((3, (double?)3)));
        Assert.That(report.Features.Single(), Is.EqualTo(new FeatureOccupancy("gear", 3, 3, null, null, 0.2, 0.6)));

        DiscretizationReport marginal = DiscretizationReport.Of(new FeatureSubsetDiscretizer(Discretizer, Array.Empty<int>()), Sample);
        Assert.That((marginal.StateCount, marginal.MaxStateCount, marginal.Features.Length), Is.EqualTo((1, (double?)1, 0)));
    }

    [Test]
    public void Of_DiscretizersWithoutKnownCells_LeavesOutWhatIsNotKnown()
    {
        ObservationSample finite = Make([1, 2, 3], [1, 2, 4]);
        DiscretizationReport rounding = DiscretizationReport.Of(new RoundingDiscretizer(3), finite);
        Assert.That((rounding.StateCount, rounding.MaxStateCount), Is.EqualTo((2, (double?)null)));
        Assert.That(rounding.Features[2], Is.EqualTo(new FeatureOccupancy("feature 2", 2, null, null, null, null, 0.5)));

        DiscretizationReport hashing = DiscretizationReport.Of(new HashingDiscretizer(new RoundingDiscretizer(3), 900), finite);
        Assert.That((hashing.MaxStateCount, hashing.Features.Length), Is.EqualTo(((double?)900, 0)));
        TiledFeature tiles = new(0, 9, 3);
        Assert.That(DiscretizationReport.Of(new TileCoder([tiles, tiles, tiles]), finite).Features, Is.Empty);
    }

    [Test]
    public void ToMarkdown_InAnyCulture_IsTheSameTable()
    {
        using var culture = new TabularRl.Tests.Support.HostileCulture();
        Assert.That(DiscretizationReport.Of(Discretizer, Sample).ToMarkdown(), Is.EqualTo(
            """
            5 observations are in 4 of 12 states, 3 of which hold a single one.

            | feature | cells | occupied | lowest | highest | unknown | fullest |
            |---|---|---|---|---|---|---|
            | speed | 4 | 3 | 40.0 % | 40.0 % | – | 40.0 % |
            | gear | 3 | 3 | – | – | 20.0 % | 60.0 % |
            | left out | 1 | 1 | – | – | – | 100.0 % |

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Of_NothingOrWhatDoesNotFit_IsRefused()
    {
        Assert.That(() => DiscretizationReport.Of(Discretizer, new ObservationSample(3)), Throws.ArgumentException.With.Message.Contains("no observation"));
        Assert.That(() => DiscretizationReport.Of(new RoundingDiscretizer(2), Sample), Throws.ArgumentException);
    }

    private static ObservationSample Make(params double[][] observations)
    {
        var sample = new ObservationSample(observations[0].Length);
        foreach (double[] observation in observations)
            sample.Add(observation);
        return sample;
    }
}
