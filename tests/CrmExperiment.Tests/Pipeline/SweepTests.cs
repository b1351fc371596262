using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>The grid and the mixes of training customers on small trainings.</summary>
[TestFixture]
public sealed class SweepTests
{
    private TemporaryFolder _folder = null!;
    private AppRun _run = null!;
    private ExperimentResults _results = null!;

    [OneTimeSetUp]
    public void SweepOnce()
    {
        _folder = new TemporaryFolder();
        _run = AppRun.Of("sweep", "--episodes", "300", "--output", _folder["sweep"], "--quiet");
        Assert.That(_run.ExitCode, Is.Zero, _run.Error);
        _results = ResultsFile.Read(Path.Combine(_folder["sweep"], "sweep.json"));
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Sweep_EachExperiment_HasEveryPointOfTheGridOnce()
    {
        Assert.That(_results.Sweep!.Select(grid => grid.Experiment), Is.EqualTo(new[] { "baseline-prospective-simulated" }));
        foreach (GridResult grid in _results.Sweep!)
        {
            Assert.That(grid.Rows.Select(row => (row.LearningRate, row.DiscountFactor, row.EpsilonDecay)).Distinct().Count(), Is.EqualTo(27));
            Assert.That(grid.Rows, Has.Count.EqualTo(27));
            foreach (GridRowResult row in grid.Rows)
                Assert.That(row.Rate, Is.InRange(row.Low, row.High));
            Assert.That(grid.Best.Rate, Is.EqualTo(grid.Rows.Max(row => row.Rate)));
            Assert.That((grid.Episodes, grid.Seeds), Is.EqualTo((300, 10)));
        }
    }

    [Test]
    public void Sweep_EachExperiment_HasRandomBeside()
    {
        foreach (GridResult grid in _results.Sweep!)
        {
            Assert.That(grid.Random.Rate, Is.Positive.And.InRange(grid.Random.Low, grid.Random.High));
        }
    }

    [Test]
    public void Sweep_Importance_HasThreeParametersAndThreePairs()
    {
        foreach (GridResult grid in _results.Sweep!)
        {
            Assert.That(grid.Importance.Select(effect => effect.Parameter), Is.SupersetOf(new[] { "learningRate", "discountFactor", "epsilonDecay" }));
            Assert.That(grid.Importance, Has.Count.EqualTo(6));
            Assert.That(grid.Importance.Sum(effect => effect.Share) + grid.NoiseShare, Is.InRange(0, 1 + 1e-9));
            Assert.That(grid.Verdict, Does.Contain("γ").Or.Contain("No setting"));
        }
    }

    [Test]
    public void Sweep_Ranges_AreThoseOfTheGridsRows()
    {
        GridResult grid = _results.Sweep!.Single();
        Assert.That(grid.Ranges.Select(range => (range.Parameter, range.From, range.To)), Is.EqualTo(new[]
        {
            ("learningRate", 0.05, 0.2), ("discountFactor", 0.9, 0.99), ("epsilonDecay", 0.99, 0.999),
        }));
        double byHand = grid.Rows.Where(row => row.DiscountFactor == 0.99).Average(row => row.Rate) - grid.Rows.Where(row => row.DiscountFactor == 0.9).Average(row => row.Rate);
        Assert.That(grid.Ranges[1].Difference, Is.EqualTo(byHand).Within(1e-12));
        foreach (RangeResult range in grid.Ranges)
            Assert.That(range.Difference, Is.InRange(range.Low, range.High));
        MeanResult beyond = grid.LearningRateBeyondDiscountFactor;
        Assert.That(beyond.Mean, Is.EqualTo(Math.Abs(grid.Ranges[0].Difference) - Math.Abs(grid.Ranges[1].Difference)).Within(1e-12).And.InRange(beyond.Low, beyond.High));
    }

    [Test]
    public void Sweep_OneStep_IsComparedWithThePublishedSettingOnTheSameSeeds()
    {
        OneStepResult oneStep = _results.Sweep!.Single().OneStep;
        Assert.That((oneStep.Row.DiscountFactor, oneStep.Row.LearningRate, oneStep.Row.EpsilonDecay), Is.EqualTo((0.0, 0.1, 0.995)));
        Assert.That(oneStep.MinusPublished.Difference, Is.EqualTo(oneStep.Row.Rate - oneStep.Published.Rate).Within(1e-12));
        Assert.That(oneStep.TrainingSteps, Is.InRange(6, 8));
    }

    [Test]
    public void Sampling_PoliciesThatNeverActOnWhatTheyLearned_NeedFewSeedsAndSaySo() => Assert.Multiple(() =>
    {
        Assert.That(_results.Sampling!.Select(sampling => sampling.Seeds), Is.EqualTo(new[] { 3, 20 }));
        Assert.That(_results.Sampling![0].Verdict, Does.StartWith("No mix can show an effect here"));
        Assert.That(_results.Sampling![0].Rows.Select(row => row.Rate), Is.All.EqualTo(_results.Sampling![0].Random.Rate).Within(1e-12));
        Assert.That(_results.Sampling![1].Verdict, Does.Contain("playing all customers alike"));
    });

    [Test]
    public void Sweep_Differences_HoldTheirMean()
    {
        foreach (SeedDifferenceResult difference in _results.Sweep!.SelectMany(grid => new[] { grid.BestMinusPublished, grid.BestMinusRunnerUp }).OfType<SeedDifferenceResult>()
            .Concat(_results.Sampling!.SelectMany(sampling => sampling.Rows).Select(row => row.MinusPublished).OfType<SeedDifferenceResult>()))
            Assert.That(difference.Difference, Is.InRange(difference.Low, difference.High));
    }

    [Test]
    public void Sampling_LoggedExperiments_CompareEachMixWithThePublished()
    {
        Assert.That(_results.Sampling!.Select(sampling => sampling.Experiment), Is.EqualTo(new[] { "baseline-published-logged", "baseline-prospective-logged" }));
        foreach (SamplingResult sampling in _results.Sampling!)
        {
            Assert.That(sampling.Rows.Select(row => (row.SubscriberShare, row.FirstCallShare)), Is.EqualTo(new[] { (0.3, 0.3), (0.0, 0.0), (0.1, 0.1), (0.5, 0.3) }));
            Assert.That(sampling.Rows[0].MinusPublished, Is.Null);
            foreach (SamplingRowResult row in sampling.Rows.Skip(1))
                Assert.That(row.MinusPublished!.Difference, Is.EqualTo(row.Rate - sampling.Rows[0].Rate).Within(1e-12));
        }
    }

    [Test]
    public void Sweep_Again_GivesTheSameFile()
    {
        AppRun.Of("sweep", "--episodes", "300", "--output", _folder["again"], "--quiet");
        Assert.That(File.ReadAllText(Path.Combine(_folder["again"], "sweep.json")), Is.EqualTo(File.ReadAllText(Path.Combine(_folder["sweep"], "sweep.json"))));
    }

    [Test]
    public void Sweep_Screen_SaysTheRandomRate() => Assert.That(_run.Output, Does.Contain("The random policy wins"));
}
