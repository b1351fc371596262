using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>The verb select-features on small trainings.</summary>
[TestFixture]
public sealed class FeatureSelectionTests
{
    private TemporaryFolder _folder = null!;
    private AppRun _run = null!;
    private IReadOnlyList<FeatureSelectionResult> _results = null!;

    [OneTimeSetUp]
    public void RunOnce()
    {
        _folder = new TemporaryFolder();
        (_run, _results) = Run("first");
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void SelectFeatures_Variants_AreThePlainOneBothFormsTheProgramsRewardAndBothLinear()
    {
        Assert.That(_results.Select(result => result.Variant), Is.EqualTo(new[] { "plain", "as-documented", "as-programmed", "program-reward", "as-documented-linear", "as-programmed-linear" }));
        Assert.That(_results.Select(result => result.Reward), Is.EqualTo(new[] { "documented", "documented", "documented", "program", "documented", "documented" }));
        Assert.That(_results.Select(result => result.Actions), Is.EqualTo(new[] { 6, 21, 21, 21, 21, 21 }));
        Assert.That(_results.Select(result => result.PublishedStates), Is.EqualTo(new int?[] { 1_449, 522_619, 522_619, 522_619, null, null }));
        Assert.That(_results.Select(result => result.TestStepLimit), Is.EqualTo(new int?[] { null, 1_000, 1_000, 1_000, 1_000, 1_000 }));
    }

    [Test]
    public void SelectFeatures_TrainingOfTheProgramsReward_IsNotCutOff()
    {
        // The greedy policy waits and waits there, for nothing: as long as exploring has not tried a switch, the episode goes on.
        using var folder = new TemporaryFolder();
        AppRun run = AppRun.Of("select-features", "--episodes", "20000", "--reward", "program", "--output", folder.Path, "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        IReadOnlyList<FeatureSelectionResult> results = ResultsFile.Read(folder["select-features.json"]).FeatureSelection!;
        Assert.That(results.Select(result => result.Variant), Is.EqualTo(new[] { "plain", "as-documented", "as-programmed", "as-documented-linear", "as-programmed-linear" }));
        Assert.That(results[2].TrainingSteps, Is.GreaterThan(40), "cut off after 100 steps it was 30");
    }

    [Test]
    public void SelectFeatures_States_AreMoreAndMetLessOften()
    {
        Assert.That(_results.Take(3).Select(result => result.States), Is.Ordered.Ascending);
        Assert.That(_results[1].MedianVisitsPerState, Is.LessThanOrEqualTo(_results[0].MedianVisitsPerState));
        foreach (FeatureSelectionResult result in _results)
        {
            // Every step updates one state, or the weights of 30 features.
            int updates = result.Learner == "linear" ? 30 : 1;
            Assert.That(result.VisitsPerState * result.States, Is.EqualTo(result.TrainingSteps * result.Episodes * updates).Within(1e-3), result.Variant);
            Assert.That(result.ShareMetOnce, Is.InRange(0, 1), result.Variant);
        }
    }

    [Test]
    public void SelectFeatures_LinearLearner_StandsOnFarFewerFeaturesThanStates()
    {
        FeatureSelectionResult[] linear = [.. _results.Where(result => result.Learner == "linear")];
        Assert.That(linear.Select(result => result.Variant), Is.EqualTo(new[] { "as-documented-linear", "as-programmed-linear" }));
        Assert.That(linear[0].States, Is.LessThan(_results[1].States));
        Assert.That(linear[0].MedianVisitsPerState, Is.GreaterThan(_results[1].MedianVisitsPerState));
        Assert.That(linear[0].Coverage, Is.GreaterThan(_results[1].Coverage));
    }

    [Test]
    public void SelectFeatures_Rates_HaveIntervalsAndRandomBeside()
    {
        foreach (FeatureSelectionResult result in _results)
        {
            foreach (PolicyResult policy in new[] { result.Trained, result.Random, result.BestConstant })
                Assert.That(policy.Rate, Is.InRange(policy.Low, policy.High), $"{result.Variant} {policy.Name}");
            DifferenceResult difference = result.TrainedMinusRandom;
            Assert.That(difference.Difference, Is.EqualTo(result.Trained.Rate - result.Random.Rate).Within(1e-9), result.Variant);
            Assert.That(difference.Difference, Is.InRange(difference.Low, difference.High), result.Variant);
            Assert.That(result.BestConstant.Name, Does.StartWith("always-").And.Not.Contain("toggle"), result.Variant);
        }
    }

    [Test]
    public void SelectFeatures_Screen_SaysWhatItFound() => Assert.That(
        _run.Output,
        Does.Contain("as programmed").And.Contain("522,619").And.Contain("trained - random").And.Contain("p-value").And.Contain("cut off after 1,000 steps"));

    [Test]
    public void SelectFeatures_Again_GivesTheSameFigures() => Assert.That(
        Run("second").Results.Select(result => result with { TrainingSeconds = 0 }), Is.EqualTo(_results.Select(result => result with { TrainingSeconds = 0 })));

    private (AppRun Run, IReadOnlyList<FeatureSelectionResult> Results) Run(string folder)
    {
        AppRun run = AppRun.Of("select-features", "--episodes", "500", "--output", _folder[folder]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return (run, ResultsFile.Read(Path.Combine(_folder[folder], "select-features.json")).FeatureSelection!);
    }
}
