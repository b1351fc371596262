using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

[TestFixture]
internal sealed class HalvingTests
{
    private static readonly SweepParameter<int> X = SweepParameter.Choice("x", [.. Enumerable.Range(0, 10)]);
    private static readonly IReadOnlyList<SweepConfiguration> Grid = Sweep.Grid(new SweepSpace(X));

    private static IEnumerable<TestCaseData> Schedules =>
    [
        new(10, 100L, null, 3, new[] { (10, 100L), (3, 300L), (1, 900L) }),
        new(10, 100L, null, 2, new[] { (10, 100L), (5, 200L), (2, 400L), (1, 800L) }),
        new(27, 1L, 9L, 3, new[] { (27, 1L), (9, 3L), (3, 9L) }),
        new(27, 1L, 8L, 3, new[] { (27, 1L), (9, 3L) }),
        new(2, 5L, null, 4, new[] { (2, 5L), (1, 20L) }),
        new(1, 7L, null, 3, new[] { (1, 7L) }),
    ];

    [TestCaseSource(nameof(Schedules))]
    public void GetSchedule_OfCountAndBudgets_IsThatByHand(int count, long min, long? max, int eta, (int Count, long Budget)[] expected) => Assert.That(
        new HalvingOptions { MinBudget = min, MaxBudget = max, Eta = eta }.GetSchedule(count).Select(step => (step.ConfigurationCount, step.Budget)),
        Is.EqualTo(expected));

    [Test]
    public void RunHalving_OfScoresThatTurnWithTheBudget_KeepsTheBestOfEachRung([Values(1, 4)] int threads)
    {
        // With 100: 9, 8, 7 lead. With 300: 7 leads.
        var runner = new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = threads });
        HalvingResult result = runner.RunHalving(
            Grid, 2, new HalvingOptions { MinBudget = 100 }, (configuration, trial, _) => trial.Budget == 100 ? configuration.Get(X) : -configuration.Get(X));

        Assert.That(result.Rungs.Select(rung => rung.Budget), Is.EqualTo(new[] { 100, 300, 900 }));
        Assert.That(result.Rungs[1].Result.Rows.Select(row => row.ConfigurationIndex), Is.EqualTo(new[] { 7, 8, 9 }));
        Assert.That(result.Best.ConfigurationIndex, Is.EqualTo(7));
        Assert.That(result.Best.Configuration.Get(X), Is.EqualTo(7));
        Assert.That(result.TotalBudget, Is.EqualTo(2 * (10 * 100 + 3 * 300 + 900)));
    }

    [Test]
    public void RunHalving_OfEqualScores_KeepsTheFirst()
    {
        HalvingResult result = new SweepRunner().RunHalving(Grid, 1, new HalvingOptions { MinBudget = 1, Eta = 4 }, (_, _, _) => 1);
        Assert.That(result.Rungs.Select(rung => rung.Result.Rows.Select(row => row.ConfigurationIndex)), Is.EqualTo(new[] { Enumerable.Range(0, 10), [0, 1], [0] }));
    }

    [Test]
    public void RunHalving_OfACost_KeepsTheLowest()
    {
        var runner = new SweepRunner(new SweepOptions { HigherIsBetter = false });
        Assert.That(runner.RunHalving(Grid, 1, new HalvingOptions { MinBudget = 1 }, (configuration, _, _) => Math.Abs(configuration.Get(X) - 4)).Best.Configuration.Get(X), Is.EqualTo(4));
    }

    [Test]
    public void RunHalving_OfEveryRung_UsesTheSameSeedsAndReportsAllTrials()
    {
        var seeds = new HashSet<ulong>();
        var progress = new ImmediateProgress<SweepProgress>();
        new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = 1 }).RunHalving(
            Grid,
            2,
            new HalvingOptions { MinBudget = 1 },
            (_, trial, _) =>
            {
                seeds.Add(trial.Seed);
                return 0;
            },
            progress);
        Assert.That(seeds, Has.Count.EqualTo(2));
        Assert.That(progress.Reports[^1], Is.EqualTo(new SweepProgress(28, 28)));
    }

    [Test]
    public void GetSchedule_OfBadOptions_IsRefused()
    {
        Assert.That(() => new HalvingOptions { MinBudget = 0 }.GetSchedule(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new HalvingOptions { MinBudget = 2, MaxBudget = 1 }.GetSchedule(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new HalvingOptions { MinBudget = 2, Eta = 1 }.GetSchedule(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new HalvingOptions { MinBudget = long.MaxValue / 2 }.GetSchedule(9), Throws.InstanceOf<OverflowException>());
    }
}
