using System.Collections.Concurrent;
using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Oracles;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class ParallelTrainerTests
{
    private static readonly ParallelTrainerOptions Options = new()
    {
        EpisodeCount = 500,
        WorkerCount = 4,
        EpisodesPerRange = 12,
        EpisodesPerPoint = 60,
        MaxStepsPerEpisode = 20,
        Seed = 7,
    };

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(500)]
    public void Train_WithOneWorker_EqualsTheTrainerBitForBit(int episodesPerRange)
    {
        QLearningAgent expected = Agent(), actual = Agent();
        var (expectedObserver, actualObserver) = (new RecordingObserver(), new RecordingObserver());
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = 500, EpisodesPerPoint = 60, MaxStepsPerEpisode = 20, Seed = 7 });
        TrainingResult trained = trainer.Train(Chain(0), expected, observer: expectedObserver);
        TrainingResult result = new ParallelTrainer(Options with { WorkerCount = 1, EpisodesPerRange = episodesPerRange })
            .Train(Chain, actual, observer: actualObserver);

        TableEquality.AssertSame(actual, expected);
        Assert.That(actualObserver.Episodes, Is.EqualTo(expectedObserver.Episodes));
        Assert.That(result.Curve.Select(point => (point.StepCount, point.ReturnSum)), Is.EqualTo(trained.Curve.Select(point => (point.StepCount, point.ReturnSum))));
    }

    [Test]
    public void Train_OnAnyNumberOfCores_GivesTheSameTableBitForBit()
    {
        (QLearningAgent expected, TrainingResult one) = Train(1);
        foreach (int degree in new[] { 2, 4 })
        {
            (QLearningAgent agent, TrainingResult result) = Train(degree);
            TableEquality.AssertSame(agent, expected);
            Assert.That(result.Curve, Is.EqualTo(one.Curve));
        }

        static (QLearningAgent, TrainingResult) Train(int degree)
        {
            QLearningAgent agent = Agent();
            return (agent, new ParallelTrainer(Options with { MaxDegreeOfParallelism = degree }).Train(Chain, agent));
        }
    }

    [Test]
    public void Train_OfEpisodes_TellsTheObserverOfEachInOrder()
    {
        var observer = new RecordingObserver();
        QLearningAgent agent = Agent();
        TrainingResult result = new ParallelTrainer(Options).Train(Chain, agent, observer: observer);
        Assert.That(observer.Episodes.Select(episode => episode.EpisodeIndex), Is.EqualTo(Enumerable.Range(0, 500)));
        Assert.That((result.EpisodeCount, result.StepCount), Is.EqualTo((agent.EpisodeCount, agent.StepCount)));
        Assert.That(result.StepCount, Is.EqualTo(observer.Episodes.Sum(episode => episode.StepCount)).And.EqualTo(Visits(agent)), "Each step is one visit.");
    }

    [Test]
    public void Train_WithAScheduleByEpisode_ReadsItAtEveryEpisodesOwnNumber()
    {
        var schedule = new RecordingSchedule();
        var agent = new QLearningAgent(Make.Whole(), 2, new QLearningOptions { LearningRate = schedule, Exploration = new EpsilonGreedy(0.5) });
        new ParallelTrainer(Options).Train(Chain, agent);
        new ParallelTrainer(Options with { EpisodeCount = 100 }).Train(Chain, agent);
        Assert.That(schedule.Episodes.Distinct().Order(), Is.EqualTo(Enumerable.Range(0, 600)), "The second training goes on from the first.");
    }

    [TestCase(1)]
    [TestCase(4)]
    public void Train_OnASmallModel_ReachesItsOptimum(int workers)
    {
        double[,] optimum = ValueIteration.Solve(new CorridorModel(0.2), 0.9);
        var agent = new QLearningAgent(Make.Whole(2), 3, new QLearningOptions
        {
            DiscountFactor = 0.9,
            LearningRate = Schedule.InverseVisits(0.7),
            Exploration = new EpsilonGreedy(0.5),
        });
        new ParallelTrainer(Options with { EpisodeCount = 40_000, WorkerCount = workers, EpisodesPerRange = 50, MaxStepsPerEpisode = null })
            .Train(_ => new CorridorEnvironment(), agent);
        for (int cell = 0; cell < CorridorEnvironment.Goal; cell++)
        {
            for (int action = cell == 0 ? 1 : 0; action < 3; action++)
                Assert.That(agent.Values(cell, CorridorEnvironment.Goal - cell)[action], Is.EqualTo(optimum[cell, action]).Within(0.25), $"Cell {cell}, action {action}.");
        }
    }

    [Test]
    public void Train_WhereWorkersFail_ThrowsTheFailureOfTheFirst([Values(1, 4)] int degree)
    {
        QLearningAgent agent = Agent();
        Assert.That(
            () => new ParallelTrainer(Options with { MaxDegreeOfParallelism = degree }).Train(
                number => number == 0 ? Chain(0) : new FailingEnvironment(number), agent),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("worker 1"));
        Assert.That(agent.StateCount, Is.Zero, "What was not merged is not learned.");
    }

    [Test]
    public void Train_WhenCancelled_KeepsTheLastMerge()
    {
        using var source = new CancellationTokenSource();
        QLearningAgent agent = Agent(), reference = Agent();
        var observer = new RecordingObserver(episode =>
        {
            if (episode.EpisodeIndex == 95)
                source.Cancel();
        });
        Assert.That(
            () => new ParallelTrainer(Options).Train(Chain, agent, observer: observer, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        new ParallelTrainer(Options with { EpisodeCount = 96 }).Train(Chain, reference);
        TableEquality.AssertSame(agent, reference);
    }

    [Test]
    public void Train_OfWhatDoesNotFit_SaysWhatIsWrong()
    {
        var trainer = new ParallelTrainer(Options);
        var chain = new ChainEnvironment(3);
        QLearningAgent running = Make.Q(2);
        running.BeginEpisode([0]);
        Assert.That(() => trainer.Train(_ => chain, Make.Q(2)), Throws.ArgumentException.With.Message.Contains("0 and 1 are the same"));
        Assert.That(() => trainer.Train(Chain, Make.Q(3)), Throws.ArgumentException.With.Message.Contains("2 actions, the agent 1 and 3"));
        Assert.That(() => trainer.Train(Chain, running), Throws.InvalidOperationException.With.Message.Contains("running"));
    }

    private static IEnumerable<ParallelTrainerOptions> BadOptions() =>
    [
        new() { EpisodeCount = 0 },
        new() { WorkerCount = 0 },
        new() { EpisodesPerRange = 0 },
        new() { MaxDegreeOfParallelism = 0 },
        new() { MaxStepsPerEpisode = 0 },
        new() { EpisodesPerPoint = 0 },
    ];

    [TestCaseSource(nameof(BadOptions))]
    public void Constructor_OfOptionsOutOfRange_IsRefused(ParallelTrainerOptions options) =>
        Assert.That(() => new ParallelTrainer(options), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static IEnvironment Chain(int number) => new SlipperyChainEnvironment(30, 0.3);

    private static QLearningAgent Agent() => new(Make.Whole(), 2, new QLearningOptions
    {
        LearningRate = Schedule.InverseVisits(0.8),
        Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.99, 0.05)),
        InitialActionValue = 1,
        Seed = 6,
    });

    private static long Visits(QLearningAgent agent)
    {
        long sum = 0;
        for (int row = 0; row < agent.StateCount; row++)
        {
            foreach (uint visits in agent.Table.GetVisits(row))
                sum += visits;
        }

        return sum;
    }

    private sealed class RecordingSchedule : ISchedule
    {
        public ConcurrentBag<long> Episodes { get; } = [];

        public ScheduleInputs Inputs => ScheduleInputs.Episode | ScheduleInputs.Visits;

        public ScheduleDescription Description => Schedule.Constant(0.5).Description;

        public double GetValue(ScheduleTime time)
        {
            if (time.Visits > 0)
                Episodes.Add(time.EpisodeIndex);
            return 0.5;
        }
    }

    private sealed class FailingEnvironment(int number) : IEnvironment
    {
        public int ObservationSize => 1;

        public int ActionCount => 2;

        public void Reset(ulong? seed, Span<double> observation) => throw new NotSupportedException($"worker {number}");

        public StepResult Step(int action, Span<double> observation) => throw new NotSupportedException();
    }
}
