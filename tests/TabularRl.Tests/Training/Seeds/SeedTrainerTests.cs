using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Statistics;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;
using TabularRl.Training.Seeds;
using TabularRl.Training.Stopping;

namespace TabularRl.Tests.Training.Seeds;

[TestFixture]
internal sealed class SeedTrainerTests
{
    private static readonly TrainerOptions Training = new() { EpisodeCount = 250, EpisodesPerPoint = 100, MaxStepsPerEpisode = 100 };

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(16)]
    public void Train_OnAnyNumberOfThreads_EqualsTrainingEachAlone(int threads)
    {
        SeedTrainingResult result = Train(new SeedTrainerOptions { Training = Training, SeedCount = 6, Seed = 4, MaxDegreeOfParallelism = threads });

        Assert.That(result.Runs.Select(run => run.SeedIndex), Is.EqualTo(Enumerable.Range(0, 6)));
        foreach (SeedRun run in result.Runs)
        {
            var alone = (QLearningAgent)Agent(run.AgentSeed);
            TrainingResult expected = new Trainer(Training with { Seed = run.EnvironmentSeed }).Train(Environment(), alone);
            Assert.That(run.Result with { Elapsed = expected.Elapsed, Curve = expected.Curve }, Is.EqualTo(expected));
            Assert.That(run.Result.Curve, Is.EqualTo(expected.Curve));
            for (int cell = 0; cell < 6; cell++)
                Assert.That(((QLearningAgent)run.Agent).Values(cell), Is.EqualTo(alone.Values(cell)));
        }
    }

    [Test]
    public void Train_OfMoreSeeds_KeepsTheFirstAndHasNoSeedTwice()
    {
        SeedTrainingResult few = Train(new SeedTrainerOptions { Training = Training, SeedCount = 2 }), more = Train(new SeedTrainerOptions { Training = Training, SeedCount = 5 });
        Assert.That(more.Runs.Take(2).Select(run => (run.AgentSeed, run.EnvironmentSeed)), Is.EqualTo(few.Runs.Select(run => (run.AgentSeed, run.EnvironmentSeed))));
        Assert.That(more.Runs.SelectMany(run => new[] { run.AgentSeed, run.EnvironmentSeed }).Distinct().Count(), Is.EqualTo(10));
        Assert.That(
            Train(new SeedTrainerOptions { Training = Training, SeedCount = 1, Seed = 1 }).Runs[0].AgentSeed,
            Is.Not.EqualTo(few.Runs[0].AgentSeed));
    }

    [Test]
    public void Curve_OfTheSeeds_IsTheirMeanWithItsInterval()
    {
        SeedTrainingResult result = Train(new SeedTrainerOptions { Training = Training, SeedCount = 5 });

        Assert.That(result.Curve.Select(point => (point.FirstEpisodeIndex, point.EpisodeCount, point.SeedCount)), Is.EqualTo(new[] { (0L, 100L, 5), (100L, 100L, 5), (200L, 50L, 5) }));
        double[] returns = [.. result.Runs.Select(run => run.Result.Curve[1].MeanReturn)];
        double[] rates = [.. result.Runs.Select(run => run.Result.Curve[1].GoalRate)];
        SeedCurvePoint second = result.Curve[1];
        Assert.That(second.MeanReturn, Is.EqualTo(returns.Average()).Within(1e-12));
        Assert.That(second.MeanReturnInterval, Is.EqualTo(StudentInterval.OfMean(returns)));
        Assert.That(second.GoalRate, Is.EqualTo(rates.Average()).Within(1e-12));
        Assert.That(second.GoalRateInterval, Is.EqualTo(StudentInterval.OfMean(rates)));
        Assert.That(second.MeanStepCount, Is.EqualTo(result.Runs.Average(run => run.Result.Curve[0].StepCount + run.Result.Curve[1].StepCount)).Within(1e-9));
        Assert.That(Train(new SeedTrainerOptions { Training = Training, SeedCount = 1 }).Curve[0].MeanReturnInterval, Is.Null);
    }

    [Test]
    public void Curve_OfSeedsThatEndAtDifferentPoints_SaysHowManyAreLeft()
    {
        TrainerOptions options = Training with { EpisodeCount = 3000, EpisodesPerPoint = 10, StopWhen = StopCondition.NoImprovement(3) };
        SeedTrainingResult result = Train(new SeedTrainerOptions { Training = options, SeedCount = 8 });

        int[] lengths = [.. result.Runs.Select(run => run.Result.Curve.Count)];
        Assert.That(lengths.Distinct().Count(), Is.GreaterThan(1));
        Assert.That(result.Curve.Select(point => point.SeedCount), Is.EqualTo(Enumerable.Range(0, lengths.Max()).Select(place => lengths.Count(length => place < length))));
        int last = Array.IndexOf(lengths, lengths.Max());
        if (result.Curve[^1].SeedCount == 1)
            Assert.That(result.Curve[^1].MeanStepCount, Is.EqualTo(result.Runs[last].Result.StepCount));
    }

    [Test]
    public void Curve_OfABudgetOfSteps_LeavesShorterPointsOut()
    {
        TrainerOptions options = new() { MaxStepCount = 2000, EpisodesPerPoint = 50, MaxStepsPerEpisode = 100 };
        SeedTrainingResult result = Train(new SeedTrainerOptions { Training = options, SeedCount = 8 });
        for (int place = 0; place < result.Curve.Count; place++)
        {
            long longest = result.Runs.Where(run => place < run.Result.Curve.Count).Max(run => run.Result.Curve[place].EpisodeCount);
            int[] withIt = [.. result.Runs.Where(run => place < run.Result.Curve.Count && run.Result.Curve[place].EpisodeCount == longest).Select(run => run.SeedIndex)];
            Assert.That((result.Curve[place].EpisodeCount, result.Curve[place].SeedCount), Is.EqualTo((longest, withIt.Length)));
            Assert.That(result.Curve[place].MeanReturn, Is.EqualTo(withIt.Average(seed => result.Runs[seed].Result.Curve[place].MeanReturn)).Within(1e-9));
        }

        Assert.That(result.Curve.Select(point => point.SeedCount), Has.Some.LessThan(8));
    }

    [Test]
    public void Train_WithObserversAndProgress_TellsEach()
    {
        var progress = new ImmediateProgress<SeedTrainingProgress>();
        RecordingObserver[] observers = [.. Enumerable.Range(0, 4).Select(_ => new RecordingObserver())];
        new SeedTrainer(new SeedTrainerOptions { Training = Training, SeedCount = 4 })
            .Train(Environment, Agent, index => index == 2 ? null : observers[index], progress);

        Assert.That(observers.Select(observer => observer.Episodes.Count), Is.EqualTo(new[] { 250, 250, 0, 250 }));
        Assert.That(progress.Reports, Is.EqualTo(Enumerable.Range(1, 4).Select(finished => new SeedTrainingProgress(finished, 4))));
    }

    [Test]
    public void Train_WhereSomeFail_NamesTheFirstInOrder([Values(1, 4)] int threads)
    {
        var trainer = new SeedTrainer(new SeedTrainerOptions { Training = Training, SeedCount = 6, MaxDegreeOfParallelism = threads });
        SeedTrainingException error = Assert.Throws<SeedTrainingException>(() => trainer.Train(
            Environment, Agent, index => new RecordingObserver(_ => throw new NotSupportedException(index >= 2 ? "enough" : throw new InvalidOperationException()))))!;
        Assert.That(error.SeedIndex, Is.Zero);

        error = Assert.Throws<SeedTrainingException>(() => trainer.Train(
            Environment, Agent, index => index < 2 ? null : new RecordingObserver(_ => throw new NotSupportedException("enough"))))!;
        Assert.That(error.SeedIndex, Is.EqualTo(2));
        Assert.That(error.Message, Does.StartWith("Training number 2 failed (seed of its environment ").And.EndWith(": enough"));
        Assert.That(error.InnerException, Is.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Train_WhenCancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        Assert.That(
            () => new SeedTrainer(new SeedTrainerOptions { Training = Training }).Train(Environment, Agent, _ => new RecordingObserver(_ => source.Cancel()), cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static IEnumerable<SeedTrainerOptions> BadOptions() =>
    [
        new() { Training = Training, SeedCount = 0 },
        new() { Training = Training, MaxDegreeOfParallelism = 0 },
        new() { Training = new TrainerOptions { EpisodeCount = 0 } },
        new() { Training = Training with { Checkpoints = new CheckpointOptions { FilePath = "one.ckpt" } } },
        new() { Training = null! },
    ];

    [TestCaseSource(nameof(BadOptions))]
    public void Constructor_OfOptionsOutOfRange_IsRefused(SeedTrainerOptions options) =>
        Assert.That(() => new SeedTrainer(options), Throws.InstanceOf<ArgumentException>());

    private static SeedTrainingResult Train(SeedTrainerOptions options) => new SeedTrainer(options).Train(Environment, Agent);

    private static SlipperyChainEnvironment Environment() => new(6, 0.3);

    private static IAgent Agent(ulong seed) => Make.Q(2, epsilon: 0.3, seed: seed);
}
