using System.Threading.Channels;
using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Tests.Support;
using TabularRl.Training.Streams;

namespace TabularRl.Tests.Training.Streams;

[TestFixture]
[CancelAfter(20_000)]
internal sealed class TransitionStreamTrainerTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task RunAsync_OfASequence_LearnsWhatCallsOfLearnWould()
    {
        QLearningAgent byHand = Agent(), streamed = Agent();
        LoggedTransition[] transitions = Transitions.AtRandom(1000);
        foreach (LoggedTransition t in transitions)
            byHand.Learn(t.Observation.Span, t.Action, t.Reward, t.NextObservation.Span, t.Terminated, t.NextLegalActions);
        var progress = new ImmediateProgress<TransitionStreamPosition>();
        TransitionStreamPosition end = await new TransitionStreamTrainer(new TransitionStreamOptions { ProgressEvery = 400 })
            .RunAsync(Transitions.Stream(transitions), streamed, progress: progress);

        Assert.That(Bytes(streamed), Is.EqualTo(Bytes(byHand)));
        Assert.That(end, Is.EqualTo(new TransitionStreamPosition(1000, 0)));
        Assert.That(progress.Reports.Select(position => position.ReadCount), Is.EqualTo(new[] { 400, 800, 1000 }));
        Assert.That(streamed.LearnedTransitionCount, Is.EqualTo(1000));
        Assert.That((streamed.StepCount, streamed.EpisodeCount), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task RunAsync_OfAChannel_LearnsAsFromASequenceWhateverItsCapacity([Values(1, 7, 5000)] int capacity, CancellationToken token)
    {
        LoggedTransition[] transitions = Transitions.AtRandom(1000);
        QLearningAgent expected = Agent(), agent = Agent();
        await new TransitionStreamTrainer().RunAsync(Transitions.Stream(transitions, token), expected, cancellationToken: token);

        var channel = Channel.CreateBounded<LoggedTransition>(capacity);
        Task writing = WriteAsync(channel.Writer, transitions, token);
        await new TransitionStreamTrainer().RunAsync(channel.Reader, agent, cancellationToken: token);
        await writing;
        Assert.That(Bytes(agent), Is.EqualTo(Bytes(expected)));
    }

    [Test]
    public async Task RunAsync_OfABoundedChannel_HoldsTheWriterBack(CancellationToken token)
    {
        var learner = new GatedLearner();
        var channel = Channel.CreateBounded<LoggedTransition>(3);
        int written = 0;
        Task writing = Task.Run(
            async () =>
            {
                foreach (LoggedTransition transition in Transitions.AtRandom(50))
                {
                    await channel.Writer.WriteAsync(transition, token);
                    Interlocked.Increment(ref written);
                }

                channel.Writer.Complete();
            },
            token);
        Task<TransitionStreamPosition> training = Task.Run(() => new TransitionStreamTrainer().RunAsync(channel.Reader, learner, cancellationToken: token), token);

        // One is being learned, three wait in the channel: the writer cannot get further, however long it has.
        learner.WaitUntilLearning(token);
        while (Volatile.Read(ref written) < 4)
            await Task.Delay(1, token);
        await Task.Delay(50, token);
        Assert.That(Volatile.Read(ref written), Is.EqualTo(4));
        Assert.That(writing.IsCompleted, Is.False);

        learner.Open();
        Assert.That((await training).LearnedCount, Is.EqualTo(50));
        await writing;
    }

    [Test]
    public async Task RunAsync_OfASequence_TakesTheNextOnlyWhenTheLastIsLearned()
    {
        QLearningAgent agent = Agent();
        IEnumerable<LoggedTransition> Watched()
        {
            long taken = 0;
            foreach (LoggedTransition transition in Transitions.AtRandom(200))
            {
                Assert.That(agent.LearnedTransitionCount, Is.EqualTo(taken++));
                yield return transition;
            }
        }

        await new TransitionStreamTrainer().RunAsync(Transitions.Stream(Watched()), agent);
        Assert.That(agent.LearnedTransitionCount, Is.EqualTo(200));
    }

    [TestCase(300)]
    [TestCase(450)]
    public async Task RunAsync_FromACheckpoint_EqualsTheUnbrokenRunBitForBit(int stopAfter)
    {
        LoggedTransition[] transitions = Transitions.AtRandom(1000);
        await Trainer("unbroken").RunAsync(Transitions.Stream(transitions), Agent());
        await Trainer("broken").RunAsync(Transitions.Stream(transitions[..stopAfter]), Agent());

        Checkpoint checkpoint = CheckpointFile.Read(_folder.File("broken"));
        TransitionStreamPosition position = TransitionStreamPosition.Of(checkpoint);
        Assert.That(position.ReadCount, Is.EqualTo(stopAfter));
        Assert.That(checkpoint.Agent.LearnedTransitionCount, Is.EqualTo(stopAfter));
        await Trainer("broken").RunAsync(Transitions.Stream(transitions[(int)position.ReadCount..]), checkpoint.RestoreQLearning(), position);

        Assert.That(File.ReadAllBytes(_folder.File("broken")), Is.EqualTo(File.ReadAllBytes(_folder.File("unbroken"))));
    }

    [Test]
    public async Task RunAsync_WithCheckpoints_WritesOneEverySoManyTransitions()
    {
        var counts = new List<long>();
        IEnumerable<LoggedTransition> Watched()
        {
            foreach (LoggedTransition transition in Transitions.AtRandom(250))
            {
                if (File.Exists(_folder.File("agent")))
                    counts.Add(CheckpointFile.Read(_folder.File("agent")).Agent.LearnedTransitionCount);
                yield return transition;
            }
        }

        await Trainer("agent").RunAsync(Transitions.Stream(Watched()), Agent());
        counts.Add(CheckpointFile.Read(_folder.File("agent")).Agent.LearnedTransitionCount);
        Assert.That(counts.Distinct(), Is.EqualTo(new[] { 100, 200, 250 }));
        Assert.That(counts, Has.Count.EqualTo(151));
    }

    [Test]
    public async Task RunAsync_OnceCancelled_LosesNothingThatItTook([Values] bool fromChannel, CancellationToken token)
    {
        LoggedTransition[] transitions = Transitions.AtRandom(1000);
        await Trainer("expected").RunAsync(Transitions.Stream(transitions[..137], token), Agent(), cancellationToken: token);
        using var source = new CancellationTokenSource();
        var progress = new CancelAt(137, source);
        var trainer = Trainer("agent", progressEvery: 1);
        var channel = Channel.CreateUnbounded<LoggedTransition>();
        await WriteAsync(channel.Writer, transitions, token);

        Task run = fromChannel
            ? trainer.RunAsync(channel.Reader, Agent(), progress: progress, cancellationToken: source.Token)
            : trainer.RunAsync(Transitions.Stream(transitions, CancellationToken.None), Agent(), progress: progress, cancellationToken: source.Token);
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.ReadAllBytes(_folder.File("agent")), Is.EqualTo(File.ReadAllBytes(_folder.File("expected"))));
        if (fromChannel)
            Assert.That(channel.Reader.Count, Is.EqualTo(1000 - 137));
    }

    [Test]
    public void RunAsync_OfAFailingStream_KeepsWhatWasLearned([Values] bool onInterruption)
    {
        IEnumerable<LoggedTransition> Failing()
        {
            foreach (LoggedTransition transition in Transitions.AtRandom(30))
                yield return transition;
            throw new TimeoutException("The line is dead.");
        }

        var trainer = new TransitionStreamTrainer(new TransitionStreamOptions
        {
            Checkpoints = new StreamCheckpointOptions { FilePath = _folder.File("agent"), OnInterruption = onInterruption },
        });
        Assert.That(async () => await trainer.RunAsync(Transitions.Stream(Failing()), Agent()), Throws.InstanceOf<TimeoutException>());
        Assert.That(File.Exists(_folder.File("agent")), Is.EqualTo(onInterruption));
        if (onInterruption)
            Assert.That(CheckpointFile.Read(_folder.File("agent")).Agent.LearnedTransitionCount, Is.EqualTo(30));
    }

    [Test]
    public void RunAsync_OfABadTransition_NamesItsPosition()
    {
        LoggedTransition[] transitions = WithBadOnes();
        QLearningAgent agent = Agent();
        Assert.That(
            async () => await Trainer("agent").RunAsync(Transitions.Stream(transitions), agent, new TransitionStreamPosition(1000, 2)),
            Throws.InstanceOf<InvalidDataException>().With.Message.StartWith("Transition 1005 of the stream (counted from 0) is refused: The reward is NaN"));
        Assert.That(agent.LearnedTransitionCount, Is.EqualTo(5));
        Assert.That(TransitionStreamPosition.Of(CheckpointFile.Read(_folder.File("agent"))), Is.EqualTo(new TransitionStreamPosition(1005, 2)));
    }

    [Test]
    public async Task RunAsync_ThatSkipsBadTransitions_CountsThemAndLearnsTheRest()
    {
        LoggedTransition[] transitions = WithBadOnes();
        QLearningAgent agent = Agent(), clean = Agent();
        TransitionStreamPosition end = await Trainer("agent", BadTransitionHandling.Skip).RunAsync(Transitions.Stream(transitions), agent);
        await new TransitionStreamTrainer().RunAsync(Transitions.Stream(transitions.Where((_, i) => i is not (5 or 8 or 11 or 14))), clean);

        Assert.That((end.ReadCount, end.SkippedCount, end.LearnedCount), Is.EqualTo((20, 4, 16)));
        Assert.That(Bytes(agent), Is.EqualTo(Bytes(clean)));
        Assert.That(TransitionStreamPosition.Of(CheckpointFile.Read(_folder.File("agent"))), Is.EqualTo(end));
    }

    [Test]
    public async Task RunAsync_OfATerminalTransition_DoesNotAskForTheNextObservation()
    {
        QLearningAgent agent = Agent();
        await new TransitionStreamTrainer().RunAsync(Transitions.Stream([new LoggedTransition(new double[] { 3 }, 1, 8, default, Terminated: true)]), agent);
        Assert.That(agent.Values(3), Is.EqualTo(new double[] { 0, 8 }));
    }

    [Test]
    public void RunAsync_OfALearnerThatCannotBeStored_IsRefusedAtOnce()
    {
        Assert.That(
            async () => await Trainer("agent").RunAsync(Transitions.Stream([]), new GatedLearner()), Throws.ArgumentException.With.Message.Contains("ISnapshotAgent"));
        QLearningAgent running = Agent();
        running.BeginEpisode([0]);
        Assert.That(async () => await Trainer("agent").RunAsync(Transitions.Stream([]), running), Throws.InvalidOperationException.With.Message.Contains("episode is running"));
        Assert.That(
            async () => await new TransitionStreamTrainer().RunAsync(Transitions.Stream([]), running, new TransitionStreamPosition(1, 2)),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void RunAsync_OfMoreTransitionsInKnownStates_AllocatesNoMore()
    {
        QLearningAgent agent = Agent();
        LoggedTransition[] transitions = Transitions.AtRandom(1000);
        long few = 0, many = 0;
        for (int round = 0; round < 5; round++)
            (few, many) = (Allocated(transitions[..100]), Allocated(transitions));
        Assert.That(many, Is.EqualTo(few));

        long Allocated(LoggedTransition[] part)
        {
            var channel = Channel.CreateUnbounded<LoggedTransition>();
            foreach (LoggedTransition transition in part)
                Assert.That(channel.Writer.TryWrite(transition));
            channel.Writer.Complete();
            var trainer = new TransitionStreamTrainer();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Task<TransitionStreamPosition> run = trainer.RunAsync(channel.Reader, agent);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.That(run.IsCompletedSuccessfully, "It never had to wait, and so never left this thread.");
            return allocated;
        }
    }

    [Test]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.That(() => new TransitionStreamTrainer(new TransitionStreamOptions { ProgressEvery = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TransitionStreamTrainer(new TransitionStreamOptions { BadTransitions = (BadTransitionHandling)9 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => new TransitionStreamTrainer(new TransitionStreamOptions { Checkpoints = new StreamCheckpointOptions { FilePath = "x", EveryTransitions = 0 } }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private TransitionStreamTrainer Trainer(string file, BadTransitionHandling handling = BadTransitionHandling.Throw, long progressEvery = 10_000) => new(new TransitionStreamOptions
    {
        BadTransitions = handling,
        ProgressEvery = progressEvery,
        Checkpoints = new StreamCheckpointOptions { FilePath = _folder.File(file), EveryTransitions = 100 },
    });

    private static QLearningAgent Agent() => new(Make.Whole(), 2, new QLearningOptions { LearningRate = Schedule.InverseVisits(0.8) });

    private static LoggedTransition[] WithBadOnes()
    {
        LoggedTransition[] transitions = Transitions.AtRandom(20);
        transitions[5] = transitions[5] with { Reward = double.NaN };
        transitions[8] = transitions[8] with { Action = 2 };
        transitions[11] = transitions[11] with { Observation = new double[] { 1, 2 } };
        transitions[14] = default;
        return transitions;
    }

    private static byte[] Bytes(QLearningAgent agent)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Write(stream, new Checkpoint
        {
            Provenance = new CheckpointProvenance(),
            Agent = agent.CreateSnapshot(),
            Training = new TrainingState { EpisodeCount = 0, EpisodesPerPoint = 1, Curve = [], EnvironmentRandomState = null },
        });
        return stream.ToArray();
    }

    private static async Task WriteAsync(ChannelWriter<LoggedTransition> writer, IEnumerable<LoggedTransition> transitions, CancellationToken token)
    {
        foreach (LoggedTransition transition in transitions)
            await writer.WriteAsync(transition, token);
        writer.Complete();
    }

    private sealed class CancelAt(long count, CancellationTokenSource source) : IProgress<TransitionStreamPosition>
    {
        public void Report(TransitionStreamPosition value)
        {
            if (value.ReadCount == count)
                source.Cancel();
        }
    }

    /// <summary>Learns nothing, and not before the gate is open.</summary>
    private sealed class GatedLearner : ITransitionLearner
    {
        private readonly TaskCompletionSource _gate = new();
        private readonly TaskCompletionSource _learning = new();

        public void WaitUntilLearning(CancellationToken token) => _learning.Task.Wait(token);

        public void Open() => _gate.SetResult();

        public void Learn(
            ReadOnlySpan<double> observation, int action, double reward, ReadOnlySpan<double> nextObservation, bool terminated, ActionMask nextLegalActions = default)
        {
            _learning.TrySetResult();
            _gate.Task.Wait();
        }
    }
}
