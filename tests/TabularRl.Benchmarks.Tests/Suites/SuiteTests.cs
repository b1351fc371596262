using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Suites;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Tests.Suites;

/// <summary>All suites in small, as a run puts them together.</summary>
[TestFixture]
internal sealed class SuiteTests
{
    private static readonly BenchmarkPlan Tiny = new()
    {
        StateCounts = [128, 256],
        Rounds = new RoundRobinOptions { RoundCount = 3, TurnTime = TimeSpan.Zero, WarmUpTime = TimeSpan.Zero, WarmUpPause = TimeSpan.Zero },
        MaxStreamLength = 512,
        MaxSlowDictionaryStates = 128,
        MaxStructDictionaryStates = 256,
        MaxTimedInsertStates = 128,
        MaxCheckpointStates = 128,
        MaxPlanningStates = 256,
    };

    private Summary _summary = null!;

    [OneTimeSetUp]
    public void RunOnce()
    {
        PublishedExperiment experiment = PublishedExperiment.Create(customerCount: 500);
        var session = new BenchmarkSession(Tiny, TextWriter.Null);
        _summary = Summary.From(session.Run([.. session.TableSuites(), new TrainingSuite(experiment, 200), new PolicySuite(200, 2)]));
    }

    [TestCase("flat-update")]
    [TestCase("flat-step")]
    [TestCase("lookup-hit")]
    [TestCase("key-update")]
    [TestCase("batched-update")]
    [TestCase("batched-update-float")]
    [TestCase("step")]
    [TestCase("flat-step-closed-loop")]
    [TestCase("step-closed-loop")]
    [TestCase("dictionary-struct-lookup")]
    [TestCase("dictionary-struct-update")]
    [TestCase("trainer-closed-loop")]
    [TestCase("vector-closed-loop")]
    [TestCase("vector-closed-loop-compiled")]
    [TestCase("insert")]
    [TestCase("value-iteration-4-transitions")]
    [TestCase("value-iteration-16-transitions")]
    [TestCase("policy-iteration-4-transitions")]
    [TestCase("policy-iteration-16-transitions")]
    public void Run_OfAllSuites_HasTheNamesAtEveryNumberOfStates(string name) => Assert.Multiple(() =>
    {
        foreach (int states in Tiny.StateCounts)
            Assert.That(_summary.Find(name, states)?.NsPerOperation, Is.Positive, $"{states} states.");
    });

    [TestCase("dictionary-string-update")]
    [TestCase("dictionary-tuple-update")]
    [TestCase("checkpoint-save")]
    [TestCase("checkpoint-load")]
    [TestCase("insert-longest")]
    public void Run_OfAllSuites_HasWhatIsLimitedUpToItsLimit(string name) =>
        Assert.That(_summary.Rows.Where(row => row.Name == name).Select(row => row.States), Is.EqualTo(new[] { 128 }));

    [TestCase("experiment")]
    [TestCase("trainer-overhead")]
    [TestCase("evaluation")]
    [TestCase("planning")]
    [TestCase("one-table-sequential")]
    [TestCase("one-table-one-core")]
    [TestCase("one-table-two-cores")]
    [TestCase("step-actions-2")]
    [TestCase("step-actions-64")]
    [TestCase("step-features-2")]
    [TestCase("step-features-45")]
    [TestCase("discretize")]
    public void Run_OfAllSuites_HasTheLibrarysWorkOnce(string name) => Assert.That(_summary.Rows.Count(row => row.Name == name), Is.EqualTo(1));

    [Test]
    public void Run_OfAllSuites_NamesEveryRowInTheReport()
    {
        HashSet<string> known =
        [
            .. Enum.GetValues<AccessPattern>().SelectMany(pattern => ResultTables.Under(pattern, [.. RowNames.Lookups, .. RowNames.Updates, .. RowNames.Steps])),
            .. RowNames.Trainings,
            .. RowNames.Shapes,
            .. RowNames.Growth,
            .. RowNames.SparsePlanning,
            .. RowNames.Library,
        ];
        Assert.That(_summary.Rows.Select(row => row.Name).Distinct(), Is.SubsetOf(known));
    }

    [Test]
    public void Run_OfAllSuites_AllocatesNothingWhereNoStateIsNew() => Assert.That(
        _summary.Rows.Where(row => row.Name.Contains("step", StringComparison.Ordinal) || row.Name.Contains("key-", StringComparison.Ordinal) || row.Name.StartsWith("batched", StringComparison.Ordinal) || row.Name.StartsWith("lookup", StringComparison.Ordinal))
            .Select(row => row.AllocatedBytesPerOperation),
        Is.All.Zero);

    [Test]
    public void Run_OfAllSuites_StatesTheMemoryOfTables() => Assert.Multiple(() =>
    {
        Assert.That(_summary.Find("flat-update", 256)!.BytesPerState, Is.EqualTo(48));
        Assert.That(_summary.Find("key-update", 256)!.BytesPerState, Is.GreaterThan(80));
        Assert.That(_summary.Find("dictionary-struct-update", 256)!.BytesPerState, Is.InRange(120, 140));
        Assert.That(_summary.Find("experiment", _summary.Rows.Single(row => row.Name == "experiment").States)!.BytesPerState, Is.Positive);
    });

    [Test]
    public void Plans_ForPeople_CoverWhatTheyPromise() => Assert.Multiple(() =>
    {
        Assert.That(BenchmarkPlan.Short.StateCounts, Is.EqualTo(new[] { 1_449, 100_000, 10_000_000 }));
        Assert.That(BenchmarkPlan.Full.StateCounts, Is.EqualTo(new[] { 1_449, 100_000, 1_000_000, 10_000_000, 30_000_000 }));
        foreach (BenchmarkPlan plan in new[] { BenchmarkPlan.Short, BenchmarkPlan.Full })
            Assert.That(plan.Rounds.RoundCount, Is.GreaterThanOrEqualTo(9).And.Matches<int>(count => count % 2 == 1));
    });
}
