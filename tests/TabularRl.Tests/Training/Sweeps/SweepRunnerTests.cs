using TabularRl.Randomness;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

[TestFixture]
internal sealed class SweepRunnerTests
{
    private static readonly SweepParameter<int> X = SweepParameter.Choice("x", 1, 2, 3);
    private static readonly SweepParameter<int> Y = SweepParameter.Choice("y", 10, 20);
    private static readonly IReadOnlyList<SweepConfiguration> Grid = Sweep.Grid(new SweepSpace(X, Y));

    [Test]
    public void Run_OfAGrid_GivesEveryConfigurationTheSameSeeds()
    {
        SweepResult result = new SweepRunner().Run(Grid, 4, (_, trial, _) => trial.Seed >> 11);
        double[] seeds = [.. result.Rows[0].Scores];
        Assert.That(seeds.Distinct().Count(), Is.EqualTo(4));
        Assert.That(result.Rows.Select(row => row.Scores), Is.All.EqualTo(seeds));
        Assert.That(result.Rows.Select(row => row.ConfigurationIndex), Is.EqualTo(Enumerable.Range(0, 6)));

        double[] more = [.. new SweepRunner().Run(Grid, 9, (_, trial, _) => trial.Seed >> 11).Rows[5].Scores];
        Assert.That(more[..4], Is.EqualTo(seeds), "More seeds keep the first ones.");
        double[] others = [.. new SweepRunner(new SweepOptions { Seed = 1 }).Run(Grid, 4, (_, trial, _) => trial.Seed >> 11).Rows[0].Scores];
        Assert.That(others, Has.None.AnyOf(seeds));
    }

    [TestCase(2)]
    [TestCase(8)]
    public void Run_OnSeveralThreads_EqualsOneThreadBitForBit(int threads)
    {
        string one = Run(1), several = Run(threads);
        Assert.That(several, Is.EqualTo(one));

        static string Run(int degree)
        {
            SweepResult result = new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = degree }).Run(Grid, 20, Noisy);
            return result.ToCsv() + result.GetImportance().ToMarkdown();
        }
    }

    // Trials of very different lengths, so that they end in another order than they began in.
    private static double Noisy(SweepConfiguration configuration, SweepTrial trial, CancellationToken cancellationToken)
    {
        var random = new Pcg64(trial.Seed);
        double sum = configuration.Get(X) * configuration.Get(Y);
        for (int i = trial.SeedIndex % 3 * 20_000; i >= 0; i--)
            sum += random.NextDouble() - 0.5;
        return sum;
    }

    [Test]
    public void Run_OnEightThreads_RunsEightTrialsAtOnce()
    {
        using var barrier = new Barrier(8);
        new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = 8 }).Run(
            Grid, 4, (_, _, token) => barrier.SignalAndWait(TimeSpan.FromSeconds(20), token) ? 1 : throw new TimeoutException());
    }

    [Test]
    public void Run_OfAThrowingTrial_NamesTheFirstInOrderOnAnyNumberOfThreads([Values(1, 2, 8)] int threads)
    {
        var runner = new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = threads });
        using var laterFails = new ManualResetEventSlim();
        SweepException? error = Assert.Throws<SweepException>(() => runner.Run(Grid, 3, (configuration, trial, token) =>
        {
            if (trial.ConfigurationIndex < 2 || trial.SeedIndex < 1)
                return 0;

            // Where there is another thread, the first waits until a later one fails.
            if (trial is not { ConfigurationIndex: 2, SeedIndex: 1 })
                laterFails.Set();
            else if (threads > 1)
                Assert.That(laterFails.Wait(TimeSpan.FromSeconds(20), token), Is.True);
            throw new InvalidOperationException("No luck.");
        }));

        Assert.That(error!.Message, Does.StartWith("The sweep stopped: configuration 2 (x = 2, y = 10) failed on seed ").And.EndsWith("(number 1): No luck."));
        Assert.That(error.InnerException, Is.InstanceOf<InvalidOperationException>());
        Assert.That(error.Configuration, Is.SameAs(Grid[2]));
        Assert.That(error.Trial?.SeedIndex, Is.EqualTo(1));
    }

    [Test]
    public void Run_OfAScoreThatIsNotFinite_IsRefused() => Assert.That(
        () => new SweepRunner().Run(Grid, 1, (_, _, _) => double.NaN), Throws.InstanceOf<SweepException>().With.Message.Contains("The score is NaN"));

    [Test]
    public void Run_OfAnObjectiveThatAsksForAnUnknownOption_ListsTheKnown() => Assert.That(
        () => new SweepRunner().Run(Grid, 1, (configuration, _, _) => configuration.Get<int>("z")),
        Throws.InstanceOf<SweepException>().With.Message.Contains("no option 'z'; it has: x, y."));

    [Test]
    public void Run_OnceCancelled_StopsAndPassesTheTokenOn([Values(1, 4)] int threads)
    {
        using var source = new CancellationTokenSource();
        int trials = 0;
        var runner = new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = threads });
        Assert.That(
            () => runner.Run(
                Grid,
                100,
                (_, _, token) =>
                {
                    if (Interlocked.Increment(ref trials) == 10)
                        source.Cancel();
                    token.ThrowIfCancellationRequested();
                    return 0;
                },
                cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(trials, Is.InRange(10, 14));
    }

    [Test]
    public void Run_WithProgress_CountsEveryTrialInOrder()
    {
        var progress = new ImmediateProgress<SweepProgress>();
        new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = 4 }).Run(Grid, 5, (_, _, _) => 0, progress);
        Assert.That(progress.Reports, Is.EqualTo(Enumerable.Range(1, 30).Select(n => new SweepProgress(n, 30))));
    }

    [Test]
    public void Run_OfBadArguments_IsRefused()
    {
        var runner = new SweepRunner();
        IReadOnlyList<SweepConfiguration> foreign = Sweep.Grid(new SweepSpace(X));
        Assert.That(() => runner.Run([], 1, (_, _, _) => 0), Throws.ArgumentException.With.Message.Contains("no configuration"));
        Assert.That(() => runner.Run([Grid[0], foreign[0]], 1, (_, _, _) => 0), Throws.ArgumentException.With.Message.Contains("different spaces"));
        Assert.That(() => runner.Run(Grid, 0, (_, _, _) => 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
