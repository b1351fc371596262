using TabularRl.Agents.QLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class TrainerDeterminismTests
{
    private static readonly QLearningOptions Options = new()
    {
        LearningRate = Schedule.InverseVisits(0.8),
        Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.99, 0.05)),
        Seed = 6,
    };

    [Test]
    public void Train_WithTheSameSeeds_GivesTheSameFileBitForBit()
    {
        using var folder = new TemporaryFolder();
        byte[] one = Train(folder.File("one"), 400), other = Train(folder.File("other"), 400);
        Assert.That(other, Is.EqualTo(one));
    }

    [Test]
    public void Train_WithAnotherSeed_GivesAnotherFile()
    {
        using var folder = new TemporaryFolder();
        Assert.That(Train(folder.File("other"), 400, seed: 8), Is.Not.EqualTo(Train(folder.File("one"), 400)));
    }

    [Test]
    public void Train_UnderAHostileCulture_GivesTheSameFile()
    {
        using var folder = new TemporaryFolder();
        byte[] plain = Train(folder.File("plain"), 100), hostile;
        using (new HostileCulture())
            hostile = Train(folder.File("hostile"), 100);
        Assert.That(hostile, Is.EqualTo(plain));
    }

    // In the middle of a point of the curve, at its end, and where no checkpoint but the last was written.
    [TestCase(130, 1000)]
    [TestCase(200, 1000)]
    [TestCase(77, 10)]
    [TestCase(399, 1000)]
    public void Resume_FromACheckpoint_EqualsTheUnbrokenRunBitForBit(long stopAfter, long every)
    {
        using var folder = new TemporaryFolder();
        byte[] unbroken = Train(folder.File("unbroken"), 400);
        Train(folder.File("broken"), stopAfter, every);
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("broken"));
        Assert.That(checkpoint.Training.EpisodeCount, Is.EqualTo(stopAfter));

        TrainingResult result = Trainer(folder.File("resumed"), 400, every)
            .Resume(new SlipperyChainEnvironment(6, 0.3), checkpoint.RestoreQLearning(), checkpoint.Training);

        Assert.That(File.ReadAllBytes(folder.File("resumed")), Is.EqualTo(unbroken));
        Assert.That(result.EpisodeCount, Is.EqualTo(400));
    }

    [Test]
    public void Resume_AfterACancellation_EqualsTheUnbrokenRun()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        byte[] unbroken = Train(folder.File("unbroken"), 400);
        var observer = new RecordingObserver(episode =>
        {
            if (episode.EpisodeIndex == 250)
                source.Cancel();
        });
        Assert.That(
            () => Trainer(folder.File("broken"), 400, every: 100).Train(
                new SlipperyChainEnvironment(6, 0.3), new QLearningAgent(Make.Whole(), 2, Options), observer: observer, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("broken"));
        Assert.That(checkpoint.Training.EpisodeCount, Is.EqualTo(200), "The last complete checkpoint stays.");

        Trainer(folder.File("broken"), 400, every: 100).Resume(new SlipperyChainEnvironment(6, 0.3), checkpoint.RestoreQLearning(), checkpoint.Training);
        Assert.That(File.ReadAllBytes(folder.File("broken")), Is.EqualTo(unbroken));
    }

    [Test]
    public void Resume_OfAFinishedTraining_PlaysNothingMore()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = Train(folder.File("done"), 50);
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("done"));
        TrainingResult result = Trainer(folder.File("done"), 50)
            .Resume(new SlipperyChainEnvironment(6, 0.3), checkpoint.RestoreQLearning(), checkpoint.Training);

        Assert.That(result.EpisodeCount, Is.EqualTo(50));
        Assert.That(File.ReadAllBytes(folder.File("done")), Is.EqualTo(bytes));
    }

    [Test]
    public void Resume_OnAnEnvironmentThatCannotBeSaved_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Trainer(folder.File("chain"), 10).Train(new ChainEnvironment(6), new QLearningAgent(Make.Whole(), 2, Options));
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("chain"));
        Assert.That(checkpoint.Training.EnvironmentRandomState, Is.Null);

        Assert.That(
            () => Trainer(folder.File("chain"), 20).Resume(new ChainEnvironment(6), checkpoint.RestoreQLearning(), checkpoint.Training),
            Throws.ArgumentException.With.Message.Contains("IRandomStateful"));
        Assert.That(
            () => Trainer(folder.File("chain"), 20).Resume(new SlipperyChainEnvironment(6, 0.3), checkpoint.RestoreQLearning(), checkpoint.Training),
            Throws.ArgumentException.With.Message.Contains("IRandomStateful"));
    }

    private static Trainer Trainer(string path, long episodes, long every = 1000, ulong seed = 7) => new(new TrainerOptions
    {
        EpisodeCount = episodes,
        EpisodesPerPoint = 40,
        MaxStepsPerEpisode = 30,
        Seed = seed,
        Checkpoints = new CheckpointOptions { FilePath = path, EveryEpisodes = every },
    });

    private static byte[] Train(string path, long episodes, long every = 1000, ulong seed = 7)
    {
        Trainer(path, episodes, every, seed).Train(new SlipperyChainEnvironment(6, 0.3), new QLearningAgent(Make.Whole(), 2, Options));
        return File.ReadAllBytes(path);
    }
}
