using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class VectorTrainerTests
{
    private static readonly TrainerOptions Options = new() { EpisodeCount = 200, EpisodesPerPoint = 30, MaxStepsPerEpisode = 12, Seed = 7 };

    private static IEnumerable<TestCaseData> Games()
    {
        yield return new TestCaseData(() => (IEnvironment)new SlipperyChainEnvironment(6, 0.3)).SetArgDisplayNames("chain");
        yield return new TestCaseData(() => (IEnvironment)new MaskedGridEnvironment(4)).SetArgDisplayNames("masked grid");
        yield return new TestCaseData(() => (IEnvironment)new CorridorEnvironment()).SetArgDisplayNames("corridor");
    }

    [TestCaseSource(nameof(Games))]
    public void Train_InOneEnvironment_EqualsTheTrainerBitForBit(Func<IEnvironment> create)
    {
        IEnvironment plain = create(), vector = create();
        QLearningAgent expected = Agent(plain), actual = Agent(vector);
        var (expectedObserver, actualObserver) = (new RecordingObserver(), new RecordingObserver());
        TrainingResult trained = new Trainer(Options).Train(plain, expected, observer: expectedObserver);
        TrainingResult result = new VectorTrainer(Options).Train([vector], actual, observer: actualObserver);

        TableEquality.AssertSame(actual, expected);
        Assert.That(result with { Elapsed = trained.Elapsed, Curve = trained.Curve }, Is.EqualTo(trained));
        Assert.That(result.Curve, Is.EqualTo(trained.Curve));
        Assert.That(actualObserver.Episodes, Is.EqualTo(expectedObserver.Episodes));
        Assert.That(vector.GetCapability<IRandomStateful>().RandomState, Is.EqualTo(plain.GetCapability<IRandomStateful>().RandomState), "No reset too many.");
    }

    [TestCaseSource(nameof(Games))]
    public void Train_InSeveralEnvironments_EqualsTheOneAfterTheOtherBitForBit(Func<IEnvironment> create)
    {
        // More than the lookups of one batch, so that a state is met by several copies before it is added.
        const int Copies = 40;
        IEnvironment[] environments = [.. Enumerable.Range(0, Copies).Select(_ => create())];
        QLearningAgent agent = Agent(environments[0]);
        var observer = new RecordingObserver();
        new VectorTrainer(Options).Train(environments, agent, observer: observer);

        var reference = new RoundRobinReference(0.5, 0.9, agent.ActionCount, 12, agentSeed: 6);
        ulong[] seeds = [7, .. Enumerable.Range(1, Copies - 1).Select(copy => new SeedTree(7).Derive((ulong)copy))];
        reference.Train([.. Enumerable.Range(0, Copies).Select(_ => create())], seeds, Options.EpisodeCount!.Value);

        Assert.That(observer.Episodes.Select(episode => (episode.EpisodeIndex, episode.StepCount)), Is.EqualTo(reference.Ended));
        Assert.That(agent.StateCount, Is.EqualTo(reference.Rows.Count));
        foreach ((string state, double[] values) in reference.Rows)
            Assert.That(agent.Values([.. state.Split(' ').Select(double.Parse)]), Is.EqualTo(values), $"State {state}.");
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(300)]
    public void Train_OfEpisodes_PlaysEachOnceToItsEnd(int copies)
    {
        var observer = new RecordingObserver();
        QLearningAgent agent = Make.Q(2, epsilon: 0.5);
        TrainingResult result = new VectorTrainer(Options with { MaxStepsPerEpisode = null }).Train(Chains(copies), agent, observer: observer);

        Assert.That(observer.Episodes.Select(episode => episode.EpisodeIndex).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That(observer.Episodes, Has.All.Matches<EpisodeRecord>(episode => episode is { Terminated: true, Truncated: false, IsGoalReached: true }));
        Assert.That(result.EpisodeCount, Is.EqualTo(200).And.EqualTo(agent.EpisodeCount));
        Assert.That(result.StepCount, Is.EqualTo(agent.StepCount).And.EqualTo(observer.Episodes.Sum(episode => episode.StepCount)));
        Assert.That(agent.CreateSnapshot, Throws.Nothing);
    }

    [Test]
    public void TrainCompiled_ForOneType_EqualsThePlainTrainingBitForBit()
    {
        QLearningAgent plain = Make.Q(2, epsilon: 0.3), compiled = Make.Q(2, epsilon: 0.3);
        TrainingResult trained = new VectorTrainer(Options).Train(Chains(8), plain);
        SlipperyHandle[] handles = [.. Enumerable.Range(0, 8).Select(_ => new SlipperyHandle(new SlipperyChainEnvironment(6, 0.3)))];
        TrainingResult result = new VectorTrainer(Options).TrainCompiled(handles, compiled);

        TableEquality.AssertSame(compiled, plain);
        Assert.That(result.Curve, Is.EqualTo(trained.Curve));
        Assert.That(result.GoalRate, Is.Positive);
    }

    [Test]
    public void Train_OfManyCopies_FindsTheShortestWay()
    {
        QLearningAgent agent = Make.Q(2, learningRate: 0.2, epsilon: 0.3);
        new VectorTrainer(new TrainerOptions { EpisodeCount = 3000 }).Train([.. Enumerable.Range(0, 64).Select(_ => new ChainEnvironment(6))], agent);
        double value = 10;
        for (int cell = 5; cell >= 0; cell--, value = -1 + 0.9 * value)
            Assert.That(agent.Values(cell)[1], Is.EqualTo(value).Within(1e-3).And.GreaterThan(agent.Values(cell)[0]), $"Cell {cell}.");
    }

    [Test]
    public void Train_OfMoreEpisodesInOnePoint_AllocatesNoMore()
    {
        QLearningAgent agent = Make.Q(2, epsilon: 0.3);
        IEnvironment[] environments = Chains(16);
        Assert.That(Bytes(2000), Is.EqualTo(Bytes(100)));

        long Bytes(long episodes)
        {
            var trainer = new VectorTrainer(new TrainerOptions { EpisodeCount = episodes, EpisodesPerPoint = episodes });
            return Allocations.Of(() => trainer.Train(environments, agent));
        }
    }

    [Test]
    public void Train_WhenCancelled_StopsAndKeepsWhatWasLearned()
    {
        using var source = new CancellationTokenSource();
        var observer = new RecordingObserver(_ => source.Cancel());
        QLearningAgent agent = Make.Q(2, epsilon: 0.5);
        Assert.That(
            () => new VectorTrainer(Options).Train(Chains(4), agent, observer: observer, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(agent.EpisodeCount, Is.InRange(1, 4));
        Assert.That(agent.StateCount, Is.Positive);
    }

    [Test]
    public void Train_OfWhatDoesNotFit_SaysWhatIsWrong()
    {
        var trainer = new VectorTrainer(Options);
        var chain = new ChainEnvironment(3);
        QLearningAgent running = Make.Q(2);
        running.BeginEpisode([0]);
        Assert.That(() => trainer.Train([], Make.Q(2)), Throws.ArgumentException.With.Message.Contains("no environment"));
        Assert.That(
            () => trainer.Train([new ChainEnvironment(3), chain, chain], Make.Q(2)), Throws.ArgumentException.With.Message.Contains("environments 1 and 2 are the same"));
        Assert.That(() => trainer.Train([chain, new ChainEnvironment(3)], Make.Q(3)), Throws.ArgumentException.With.Message.Contains("2 actions, the agent 1 and 3"));
        Assert.That(() => trainer.Train([chain], running), Throws.InvalidOperationException.With.Message.Contains("running"));
        Assert.That(
            () => trainer.TrainCompiled([default(MutableStruct)], Make.Q(2)), Throws.ArgumentException.With.Message.Contains("MutableStruct is not a readonly struct"));
    }

    [Test]
    public void Constructor_WithCheckpoints_IsRefused() => Assert.That(
        () => new VectorTrainer(new TrainerOptions { Checkpoints = new CheckpointOptions { FilePath = "never.ckpt" } }),
        Throws.ArgumentException.With.Message.Contains("CheckpointFile"));

    [Test]
    public void Constructor_OfOptionsOutOfRange_IsRefused() =>
        Assert.That(() => new VectorTrainer(new TrainerOptions { EpisodeCount = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static IEnvironment[] Chains(int count) => [.. Enumerable.Range(0, count).Select(_ => new SlipperyChainEnvironment(6, 0.3))];

    private static QLearningAgent Agent(IEnvironment environment) => new(Make.Whole(environment.ObservationSize), environment.ActionCount, new QLearningOptions
    {
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.99, 0)),
        Seed = 6,
    });
}
