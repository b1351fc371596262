using TabularRl.Discretization;
using TabularRl.Randomness;
using TabularRl.Tests.Support;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Discretization;

/// <summary>docs/discretization.md: its examples.</summary>
[TestFixture]
internal sealed class DiscretizationDocumentationTests
{
    [Test]
    public void Examples_OfThePage_AreThoseThatRunHere() =>
        DocExample.AssertAllAreIn("docs/discretization.md", "tests/TabularRl.Tests/Discretization/DiscretizationDocumentationTests.cs");

    [Test]
    public void Examples_OfThePage_ComposeReportAndStudy()
    {
        ObservationSample sample = CreateSample();
        var discretizer = new PerFeatureDiscretizer(
            ["level", "inflow", "season"],
            new Dictionary<string, FeatureDiscretizer>
            {
                ["level"] = FeatureDiscretizer.FitQuantiles(sample.GetFeature(0), 8),
                ["season"] = FeatureDiscretizer.Categories([0, 1, 2, 3]),
            },
            others: FeatureDiscretizer.EqualWidth(0, 5, 10));
        DiscretizationReport report = DiscretizationReport.Of(discretizer, sample);
        Console.WriteLine(report.ToMarkdown());
        Assert.That(report.MaxStateCount, Is.EqualTo(8 * 10 * 5));
        Assert.That(report.Features.Select(feature => feature.OccupiedCellCount), Is.EqualTo(new[] { 8, 10, 4 }));

        CoarsenessResult study = CoarsenessStudy.Run([2, 4, 8, 16], seedCount: 5, (bins, trial, _) => TrainAndEvaluate(bins, trial.Seed));
        Console.WriteLine(study.ToMarkdown());
        CoarsenessRow enough = study.FindCoarsest(tolerance: 0.05);
        Assert.That(enough.BinCount, Is.EqualTo(8));
    }

    private static ObservationSample CreateSample()
    {
        var random = new Xoshiro256(1);
        var sample = new ObservationSample(["level", "inflow", "season"]);
        for (int i = 0; i < 1_000; i++)
            sample.Add([random.NextDouble() * random.NextDouble(), 5 * random.NextDouble(), i % 4]);
        return sample;
    }

    // The mean squared distance of a uniform number from the middle of its bin is 1/(12·n²): what a training would lose is made up so.
    private static double TrainAndEvaluate(int bins, ulong seed) => 1 - 2.0 / (bins * bins) + 0.001 * new Xoshiro256(seed).NextDouble();
}
