using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Environments;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class TrainerTests
{
    [Test]
    public void Train_OfEpisodes_TellsTheObserverOfEachInOrder()
    {
        var observer = new RecordingObserver();
        TrainingResult result = new Trainer(new TrainerOptions { EpisodeCount = 25 })
            .Train(new ChainEnvironment(3), Make.Q(2, epsilon: 0.5), observer: observer);

        Assert.That(observer.Episodes.Select(episode => episode.EpisodeIndex), Is.EqualTo(Enumerable.Range(0, 25)));
        Assert.That(observer.Episodes.All(episode => episode.Terminated && !episode.Truncated && episode.IsGoalReached));
        Assert.That(observer.Episodes.All(episode => episode.Return == 10 - (episode.StepCount - 1)));
        Assert.That(result.EpisodeCount, Is.EqualTo(25));
        Assert.That(result.StepCount, Is.EqualTo(observer.Episodes.Sum(episode => episode.StepCount)));
        Assert.That(result.MeanReturn, Is.EqualTo(observer.Episodes.Average(episode => episode.Return)).Within(1e-12));
        Assert.That(result.GoalRate, Is.EqualTo(1));
        Assert.That(result.Elapsed, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void Train_WithPointsOfTheCurve_AddsTheEpisodesUp()
    {
        var observer = new RecordingObserver();
        QLearningAgent agent = Make.Q(2, epsilon: 0.5);
        TrainingResult result = new Trainer(new TrainerOptions { EpisodeCount = 25, EpisodesPerPoint = 10 })
            .Train(new SlipperyChainEnvironment(3, 0.2), agent, observer: observer);

        Assert.That(result.Curve.Select(point => point.EpisodeCount), Is.EqualTo(new[] { 10, 10, 5 }));
        foreach (LearningCurvePoint point in result.Curve)
        {
            EpisodeRecord[] episodes = [.. observer.Episodes.Skip((int)point.FirstEpisodeIndex).Take((int)point.EpisodeCount)];
            double mean = episodes.Average(episode => episode.Return);
            double deviation = Math.Sqrt(episodes.Sum(episode => Math.Pow(episode.Return - mean, 2)) / (episodes.Length - 1));
            Assert.That(point.FirstEpisodeIndex, Is.EqualTo(episodes[0].EpisodeIndex));
            Assert.That(point.StepCount, Is.EqualTo(episodes.Sum(episode => episode.StepCount)));
            Assert.That(point.MeanReturn, Is.EqualTo(mean).Within(1e-12));
            Assert.That(point.ReturnStandardDeviation, Is.EqualTo(deviation).Within(1e-9));
            Assert.That(point.GoalCount, Is.EqualTo(episodes.Count(episode => episode.IsGoalReached)));
            Assert.That(point.GoalRate, Is.EqualTo(1));
            Assert.That(point.ExplorationParameter, Is.EqualTo(0.5));
            Assert.That(point.StateCount, Is.InRange(1, 3));
        }

        Assert.That(result.Curve.Sum(point => point.StepCount), Is.EqualTo(agent.StepCount));
    }

    [TestCase(1, 1)]
    [TestCase(99, 99)]
    [TestCase(250, 125)]
    [TestCase(10_000, 100)]
    public void Train_WithoutAPointSize_MakesAboutAHundredPoints(long episodes, int points)
    {
        TrainingResult result = new Trainer(new TrainerOptions { EpisodeCount = episodes }).Train(new BanditEnvironment(0.5, 0.5), Make.Q(2));
        Assert.That(result.Curve, Has.Count.EqualTo(points));
    }

    [Test]
    public void Train_WithProgress_ReportsEachPointAndEndsAtTheEnd()
    {
        var progress = new ImmediateProgress<TrainingProgress>();
        TrainingResult result = new Trainer(new TrainerOptions { EpisodeCount = 25, EpisodesPerPoint = 10 })
            .Train(new ChainEnvironment(3), Make.Q(2, epsilon: 0.5), progress);

        Assert.That(progress.Reports.Select(report => report.EpisodeCount), Is.EqualTo(new[] { 10, 20, 25 }));
        Assert.That(progress.Reports.Select(report => report.TotalEpisodeCount), Is.All.EqualTo(25));
        Assert.That(progress.Reports.Select(report => report.LastPoint), Is.EqualTo(result.Curve));
    }

    [Test]
    public void Train_OnAMaskedEnvironment_NeverTakesAnIllegalAction()
    {
        // The grid throws at an illegal action.
        QLearningAgent agent = Make.Q(4, epsilon: 0.2, observationSize: 2);
        TrainingResult result = new Trainer(new TrainerOptions { EpisodeCount = 500 }).Train(new MaskedGridEnvironment(4), agent);

        Assert.That(result.GoalRate, Is.EqualTo(1));
        Assert.That(result.Curve[^1].MeanReturn, Is.GreaterThan(-12), "The shortest way takes 6 steps.");
        Assert.That(agent.Values(0, 0)[0], Is.Zero, "An illegal action is never updated.");
        Assert.That(agent.Values(0, 0)[2], Is.Zero);
    }

    [Test]
    public void Train_WithALimitOfSteps_TruncatesAndBootstraps()
    {
        // One action, one state, reward 1 for ever: without the bootstrap the last step of each episode would pull the value to 1.
        var observer = new RecordingObserver();
        QLearningAgent agent = Make.Q(1);
        new Trainer(new TrainerOptions { EpisodeCount = 200, MaxStepsPerEpisode = 3 }).Train(new EndlessEnvironment(), agent, observer: observer);

        Assert.That(observer.Episodes.All(episode => episode is { StepCount: 3, Terminated: false, Truncated: true, IsGoalReached: false }));
        Assert.That(agent.Values(0)[0], Is.EqualTo(1 / (1 - 0.9)).Within(1e-6));
    }

    [Test]
    public void Train_WhereTheLimitMeetsTheTerminalStep_Terminates()
    {
        var observer = new RecordingObserver();
        QLearningAgent agent = Make.Q(1, initialValue: 50, learningRate: 1);
        new Trainer(new TrainerOptions { EpisodeCount = 1, MaxStepsPerEpisode = 1 }).Train(new BanditEnvironment(1.0), agent, observer: observer);

        Assert.That((observer.Episodes[0].Terminated, observer.Episodes[0].Truncated), Is.EqualTo((true, true)));
        Assert.That(agent.Values(0)[0], Is.EqualTo(1));
    }

    [Test]
    public void Train_WhenCancelled_StopsBetweenEpisodesAndLeavesTheAgentWhole()
    {
        using var source = new CancellationTokenSource();
        var observer = new RecordingObserver(episode =>
        {
            if (episode.EpisodeIndex == 6)
                source.Cancel();
        });
        QLearningAgent agent = Make.Q(2, epsilon: 0.5), reference = Make.Q(2, epsilon: 0.5);
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = 1000 });

        Assert.That(
            () => trainer.Train(new ChainEnvironment(3), agent, observer: observer, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        new Trainer(new TrainerOptions { EpisodeCount = 7 }).Train(new ChainEnvironment(3), reference);
        Assert.That(agent.EpisodeCount, Is.EqualTo(7));
        Assert.That(agent.CreateSnapshot, Throws.Nothing);
        for (int cell = 0; cell < 3; cell++)
            Assert.That(agent.Values(cell), Is.EqualTo(reference.Values(cell)));
    }

    [Test]
    public void Train_WhenCancelledBefore_PlaysNothing()
    {
        QLearningAgent agent = Make.Q(2);
        Assert.That(
            () => new Trainer(new TrainerOptions()).Train(new ChainEnvironment(3), agent, cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(agent.StateCount, Is.Zero);
    }

    [Test]
    public void Train_WhereTheObserverThrows_EndsWithWhatItThrew()
    {
        var observer = new RecordingObserver(_ => throw new NotSupportedException("enough"));
        Assert.That(
            () => new Trainer(new TrainerOptions()).Train(new ChainEnvironment(3), Make.Q(2, epsilon: 0.5), observer: observer),
            Throws.TypeOf<NotSupportedException>());
        Assert.That(observer.Episodes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Train_OfAnAgentThatDoesNotFit_NamesBothSizes()
    {
        var trainer = new Trainer(new TrainerOptions());
        Assert.That(
            () => trainer.Train(new ChainEnvironment(3), Make.Q(3)),
            Throws.ArgumentException.With.Message.Contains("1 values and 2 actions, the agent 1 and 3"));
        Assert.That(() => trainer.Train(new MaskedGridEnvironment(3), Make.Q(4)), Throws.ArgumentException);
        Assert.That(() => trainer.Train(null!, Make.Q(4)), Throws.ArgumentNullException);
        Assert.That(() => trainer.Train(new ChainEnvironment(3), null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Train_WithCheckpointsOfAnAgentWithoutSnapshots_IsRefusedBeforeItStarts()
    {
        var trainer = new Trainer(new TrainerOptions { Checkpoints = new CheckpointOptions { FilePath = "never.ckpt" } });
        Assert.That(() => trainer.Train(new ChainEnvironment(3), new TablelessAgent()), Throws.ArgumentException.With.Message.Contains("ISnapshotAgent"));
    }

    private static IEnumerable<TrainerOptions> BadOptions() =>
    [
        new() { EpisodeCount = 0 },
        new() { MaxStepCount = 0 },
        new() { MaxDuration = TimeSpan.Zero },
        new() { TimeProvider = null! },
        new() { MaxStepsPerEpisode = 0 },
        new() { EpisodesPerPoint = 0 },
        new() { Checkpoints = new CheckpointOptions { FilePath = "file", EveryEpisodes = 0 } },
        new() { Checkpoints = new CheckpointOptions { FilePath = "" } },
    ];

    [TestCaseSource(nameof(BadOptions))]
    public void Constructor_OfOptionsOutOfRange_IsRefused(TrainerOptions options) =>
        Assert.That(() => new Trainer(options), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void Train_FromTwoThreadsWithOneTrainer_GivesWhatEachWouldAlone()
    {
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = 300, Seed = 8 });
        QLearningAgent[] agents = [.. Enumerable.Range(0, 4).Select(_ => Make.Q(2, epsilon: 0.5))];
        Parallel.ForEach(agents, agent => trainer.Train(new SlipperyChainEnvironment(4, 0.3), agent));

        for (int cell = 0; cell < 4; cell++)
            Assert.That(agents.Select(agent => agent.Values(cell)), Is.All.EqualTo(agents[0].Values(cell)));
    }

    /// <summary>One state, one action, reward 1, no end.</summary>
    private sealed class EndlessEnvironment : IEnvironment
    {
        public int ObservationSize => 1;

        public int ActionCount => 1;

        public void Reset(ulong? seed, Span<double> observation) => observation[0] = 0;

        public StepResult Step(int action, Span<double> observation) => new(1, false, false);
    }
}
