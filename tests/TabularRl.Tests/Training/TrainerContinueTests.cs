using TabularRl.Agents.QLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

/// <summary>Training on in another environment.</summary>
[TestFixture]
internal sealed class TrainerContinueTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Continue_InAnotherEnvironment_AddsItsEpisodes()
    {
        Checkpoint first = Train("first", 50);
        var progress = new ImmediateProgress<TrainingProgress>();
        QLearningAgent agent = first.RestoreQLearning();
        TrainingResult result = Trainer("second", 25).Continue(new SlipperyChainEnvironment(4, 0.1), agent, first.Training, progress);

        Assert.That(agent.EpisodeCount, Is.EqualTo(75));
        Assert.That(result.EpisodeCount, Is.EqualTo(75));
        Assert.That(result.Curve.Select(point => point.FirstEpisodeIndex), Is.EqualTo(new[] { 0, 20, 40, 60 }));
        Assert.That(progress.Reports[^1], Has.Property("EpisodeCount").EqualTo(75).And.Property("TotalEpisodeCount").EqualTo(75));
        Assert.That(agent.ExplorationParameter, Is.EqualTo(Math.Pow(0.99, 75)).Within(1e-12), "Schedules go on.");
        Assert.That(CheckpointFile.Read(_folder.File("second")).Training.EpisodeCount, Is.EqualTo(75));
    }

    [Test]
    public void Continue_OfAnEnvironmentWithoutAGenerator_Works()
    {
        Trainer("chain", 10).Train(new ChainEnvironment(6), Agent());
        Checkpoint checkpoint = CheckpointFile.Read(_folder.File("chain"));
        Assert.That(Trainer("chain", 5).Continue(new ChainEnvironment(5), checkpoint.RestoreQLearning(), checkpoint.Training).EpisodeCount, Is.EqualTo(15));
    }

    [Test]
    public void Resume_OfAStoppedContinuation_EqualsTheUnbrokenOneBitForBit()
    {
        Checkpoint first = Train("first", 50);
        Trainer("unbroken", 60).Continue(new SlipperyChainEnvironment(4, 0.1), first.RestoreQLearning(), first.Training);

        first = CheckpointFile.Read(_folder.File("first"));
        Trainer("broken", 33).Continue(new SlipperyChainEnvironment(4, 0.1), first.RestoreQLearning(), first.Training);
        Checkpoint stopped = CheckpointFile.Read(_folder.File("broken"));
        Trainer("broken", 110).Resume(new SlipperyChainEnvironment(4, 0.1), stopped.RestoreQLearning(), stopped.Training);
        Assert.That(File.ReadAllBytes(_folder.File("broken")), Is.EqualTo(File.ReadAllBytes(_folder.File("unbroken"))));
    }

    [Test]
    public void Continue_InAnEnvironmentThatDoesNotFit_IsRefused()
    {
        Checkpoint first = Train("first", 5);
        Assert.That(
            () => Trainer("second", 5).Continue(new BanditEnvironment(0.1, 0.2, 0.3), first.RestoreQLearning(), first.Training),
            Throws.ArgumentException.With.Message.Contains("3 actions"));
    }

    private Checkpoint Train(string file, long episodes)
    {
        Trainer(file, episodes).Train(new SlipperyChainEnvironment(6, 0.3), Agent());
        return CheckpointFile.Read(_folder.File(file));
    }

    private Trainer Trainer(string file, long episodes) => new(new TrainerOptions
    {
        EpisodeCount = episodes,
        EpisodesPerPoint = 20,
        MaxStepsPerEpisode = 30,
        Seed = 3,
        Checkpoints = new CheckpointOptions { FilePath = _folder.File(file) },
    });

    private static QLearningAgent Agent() =>
        new(Make.Whole(), 2, new QLearningOptions { Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.99, 0.01)), Seed = 6 });
}
