using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>The verb that compares encodings of the bootcamp, on small trainings.</summary>
[TestFixture]
public sealed class EncodingComparisonTests
{
    private string _screen = "";
    private EncodingsResult _encodings = null!;

    [OneTimeSetUp]
    public void RunOnce()
    {
        using var folder = new TemporaryFolder();
        AppRun run = AppRun.Of("compare-encodings", "--episodes", "1000", "--output", folder.Path, "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        _screen = run.Output;
        ExperimentResults results = ResultsFile.Read(folder["compare-encodings.json"]);
        Assert.That(results.Experiments, Is.Empty);
        _encodings = results.Encodings!;
    }

    [Test]
    public void Rows_AreTheThreeStatesOverTwentySeeds() => Assert.Multiple(() =>
    {
        Assert.That(_encodings.Seeds, Is.EqualTo(20));
        Assert.That(_encodings.Rows.Select(row => row.Features), Is.EqualTo(new[] { 15, 16, 45 }));
    });

    [Test]
    public void Rows_TellingBootcampsApart_HaveMoreStates() => Assert.Multiple(() =>
    {
        Assert.That(_encodings.Rows[1].States.Mean, Is.GreaterThanOrEqualTo(_encodings.Rows[0].States.Mean));
        Assert.That(_encodings.Rows[2].States.Mean, Is.GreaterThanOrEqualTo(_encodings.Rows[0].States.Mean));
    });

    [Test]
    public void Rows_EveryMean_LiesInItsInterval() => Assert.Multiple(() =>
    {
        foreach (MeanResult mean in _encodings.Rows.SelectMany(row => new[] { row.States, row.FirstStateCoverage, row.Coverage, row.TestRate, row.TrainingSubscriptionRate }))
            Assert.That(mean.Mean, Is.InRange(mean.Low - 1e-9, mean.High + 1e-9));
        foreach (PolicyRateResult baseline in _encodings.Rows.SelectMany(row => new[] { row.Random, row.BestConstant }))
            Assert.That(baseline.Rate, Is.InRange(baseline.Low, baseline.High));
    });

    [Test]
    public void Rows_DifferenceFromTheFirst_IsThatOfTheMeans() => Assert.Multiple(() =>
    {
        Assert.That(_encodings.Rows[0].TestRateMinusFirst, Is.Null);
        foreach (EncodingResult row in _encodings.Rows.Skip(1))
            Assert.That(row.TestRateMinusFirst!.Mean, Is.EqualTo(row.TestRate.Mean - _encodings.Rows[0].TestRate.Mean).Within(1e-12));
    });

    [Test]
    public void Rows_RandomAndConstantPolicies_AreTheSameWhateverTheState() => Assert.Multiple(() =>
    {
        Assert.That(_encodings.Rows.Select(row => row.Random).Distinct().Count(), Is.EqualTo(1));
        Assert.That(_encodings.Rows.Select(row => row.BestConstant).Distinct().Count(), Is.EqualTo(1));
    });

    [Test]
    public void Correlations_AreByNumberAndByIndex() => Assert.Multiple(() =>
    {
        Assert.That(_encodings.Correlations.Select(correlation => correlation.By), Is.EqualTo(new[] { "number", "index" }));
        Assert.That(_encodings.Correlations.Select(correlation => correlation.PearsonPValue), Is.All.InRange(0.0, 1.0));
    });

    [Test]
    public void Screen_ShowsTheComparison() =>
        Assert.That(_screen, Does.Contain("45 features").And.Contain("random in test").And.Contain("published: 0.14"));
}
