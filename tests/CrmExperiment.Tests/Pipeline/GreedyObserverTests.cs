using CrmExperiment.Cli;
using CrmExperiment.Pipeline;
using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;
using TabularRl.Tables;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>The greedy policy along a training: exact, and without a trace in the training.</summary>
[TestFixture]
public sealed class GreedyObserverTests
{
    private const long EpisodeCount = 3_000;
    private const ulong Seed = 5;

    private TemporaryFolder _folder = null!;
    private ExperimentData _data = null!;

    [OneTimeSetUp]
    public void GenerateOnce()
    {
        _folder = new TemporaryFolder();
        Assert.That(AppRun.Of("generate", "--output", _folder.Path, "--quiet").ExitCode, Is.Zero);
        _data = new ExperimentData(_folder["generated-crm.xlsx"], isGenerated: true);
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Train_Observed_GivesTheSameTableBitForBit([Values] bool backsOff)
    {
        ExperimentDefinition definition = Definition(backsOff ? "baseline-prospective-logged" : "baseline-prospective-simulated");
        TrainedExperiment observed = Train(definition);
        TrainedExperiment alone = ExperimentTraining.Train(definition, _data, ExperimentTraining.SeedsOf(definition, Seed), EpisodeCount, default);
        Assert.That(observed.GreedyPoints, Is.Not.Empty);
        Assert.That(alone.GreedyPoints, Is.Empty);
        var (expected, actual) = (alone.Agent.CreateSnapshot(), observed.Agent.CreateSnapshot());
        Assert.That(actual.RandomState, Is.EqualTo(expected.RandomState));
        Assert.That(actual.Tables, Has.Count.EqualTo(expected.Tables.Count));
        foreach ((QTable one, QTable other) in expected.Tables.Zip(actual.Tables))
        {
            Assert.That(other.StateCount, Is.EqualTo(one.StateCount));
            for (int row = 0; row < one.StateCount; row++)
            {
                Assert.That(other.GetKey(row).SequenceEqual(one.GetKey(row)), Is.True);
                Assert.That(other.GetActionValues(row).SequenceEqual(one.GetActionValues(row)), Is.True);
                Assert.That(other.GetVisits(row).SequenceEqual(one.GetVisits(row)), Is.True);
            }
        }
    }

    [Test]
    public void GreedyCurve_OfTheSimulatedFunnel_RunsFromRandomToTheTrainedPolicy()
    {
        ExperimentDefinition definition = Definition("baseline-prospective-simulated");
        TrainedExperiment trained = Train(definition);
        TestResult test = ExperimentEvaluation.ToResult(
            ExperimentEvaluation.Study(definition, _data, [trained.Policy], Seed, default), _data.DatasetFor(definition).Test);
        IReadOnlyList<GreedyPointResult> curve = GreedyCurve.Describe(trained, _data, test.Ceiling, Seed)!;
        Assert.Multiple(() =>
        {
            Assert.That(curve, Has.Count.InRange(20, 25));
            Assert.That((curve[0].Episodes, curve[^1].Episodes), Is.EqualTo((0, EpisodeCount)));
            Assert.That(curve[0].Rate, Is.EqualTo(test.Random.Rate).Within(1e-12), "who knows nothing plays by lot");
            Assert.That(curve[0].ReturnRegret, Is.EqualTo(1).Within(1e-12));
            Assert.That(curve[^1].Rate, Is.EqualTo(test.Trained.Rate).Within(1e-12));
            foreach (GreedyPointResult point in curve)
            {
                Assert.That(point.RateRegret, Is.EqualTo(test.Ceiling - point.Rate).Within(1e-15).And.Not.Negative);
                Assert.That(point.ReturnRegret, Is.Not.Negative);
            }

            Assert.That(curve.Min(point => point.ReturnRegret), Is.LessThan(1));
        });
    }

    [Test]
    public void GreedyCurve_OfTheLog_KnowsNoBestReturn()
    {
        ExperimentDefinition definition = Definition("baseline-prospective-logged");
        Assert.That(GreedyCurve.Describe(Train(definition), _data, 1, Seed)!.Select(point => point.ReturnRegret), Is.All.Null);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(300)]
    [TestCase(100_000)]
    [TestCase(1_000_000_000)]
    public void Moments_OfAnyLength_RiseToTheEnd(long episodes)
    {
        long[] moments = [.. GreedyObserver.Moments(episodes)];
        Assert.That(moments, Is.Ordered.Ascending.And.Unique);
        Assert.That(moments[0], Is.InRange(1, Math.Max(1, episodes / 10_000)));
        Assert.That(moments[^1], Is.EqualTo(episodes));
        Assert.That(moments, Has.Length.EqualTo(episodes < 1_000 ? moments.Length : 24));
    }

    private static ExperimentDefinition Definition(string name) => ExperimentPlan.Create(new ExperimentSettings()).Single(definition => definition.Name == name);

    private TrainedExperiment Train(ExperimentDefinition definition) =>
        ExperimentTraining.Train(definition, _data, Seed, EpisodeCount, _folder["observed.ckpt"], progress: null, default);
}
