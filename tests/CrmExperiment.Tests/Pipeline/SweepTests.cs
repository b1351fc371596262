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
    public void Sweep_EachExperiment_HasRandomAndMonteCarloError()
    {
        foreach (GridResult grid in _results.Sweep!)
        {
            Assert.That(grid.Random.Rate, Is.Positive.And.InRange(grid.Random.Low, grid.Random.High));
            Assert.That(grid.MonteCarloHalfWidth, Is.InRange(0, 0.003));
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
