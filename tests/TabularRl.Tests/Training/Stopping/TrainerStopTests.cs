using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;
using TabularRl.Training.Stopping;

namespace TabularRl.Tests.Training.Stopping;

/// <summary>Trainings that a condition ends, broken and unbroken.</summary>
[TestFixture]
internal sealed class TrainerStopTests
{
    private static readonly IStopCondition Steady = StopCondition.Any(
        StopCondition.All(StopCondition.InARow(StopCondition.PolicyFlipRate(0), 3), StopCondition.Plateau(4, 30)),
        StopCondition.NoImprovement(40));

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Train_WhereTheTargetIsReached_EndsAtThatPoint()
    {
        TrainingResult full = Train("full", null);
        int first = full.Curve.ToList().FindIndex(point => point.MeanReturn >= -8);
        TrainingResult result = Train("stopped", StopCondition.TargetReached(-8));

        Assert.That(first, Is.InRange(1, full.Curve.Count - 2));
        Assert.That(result.Curve, Is.EqualTo(full.Curve.Take(first + 1)));
        Assert.That(result.StopReason.Cause, Is.EqualTo(StopCause.Condition));
        Assert.That(CheckpointFile.Read(_folder.File("stopped")).Training.StopReason, Is.EqualTo(result.StopReason));
    }

    [Test]
    public void Train_OfAConditionThatHoldsWithTheLastEpisode_NamesTheCondition() =>
        Assert.That(Train("stopped", StopCondition.TargetReached(-1000), episodes: 10).StopReason.Cause, Is.EqualTo(StopCause.Condition));

    [Test]
    public void Train_OfAShortLastPoint_DoesNotCheckIt() =>
        Assert.That(Train("short", StopCondition.TargetReached(-1000), episodes: 9).StopReason.Cause, Is.EqualTo(StopCause.EpisodeCount));

    [FsCheckProperty(MaxTest = 40)]
    public void Resume_FromAnyEpisode_StopsWhereTheUnbrokenRunDoesBitForBit(ushort number)
    {
        TrainingResult unbroken = Train("unbroken", Steady);
        Assert.That(unbroken.StopReason.Cause, Is.EqualTo(StopCause.Condition));
        Assert.That(unbroken.StopReason.Text, Does.Contain("greedy actions changed"));

        long brokenAfter = 1 + number % (unbroken.EpisodeCount + 20);
        Train("broken", Steady, brokenAfter);
        TrainingResult resumed = Resume("broken", Steady);
        Assert.That(resumed.StopReason, Is.EqualTo(unbroken.StopReason));
        Assert.That(resumed.Curve, Is.EqualTo(unbroken.Curve));
        Assert.That(File.ReadAllBytes(_folder.File("broken")), Is.EqualTo(File.ReadAllBytes(_folder.File("unbroken"))));
    }

    [Test]
    public void Resume_OfAStoppedTraining_GoesOnOnlyUnderAnotherCondition()
    {
        TrainingResult stopped = Train("stopped", StopCondition.NoImprovement(2));
        Assert.That(Resume("stopped", StopCondition.NoImprovement(2)).StopReason, Is.EqualTo(stopped.StopReason));
        Assert.That(Resume("stopped", StopCondition.NoImprovement(2)).EpisodeCount, Is.EqualTo(stopped.EpisodeCount));
        Assert.That(Resume("stopped", StopCondition.NoImprovement(20)).EpisodeCount, Is.GreaterThan(stopped.EpisodeCount));

        Train("stopped", StopCondition.NoImprovement(2));
        Assert.That(Resume("stopped", null).EpisodeCount, Is.EqualTo(2000));
        Assert.That(CheckpointFile.Read(_folder.File("stopped")).Training.StopCondition, Is.Null);
    }

    [Test]
    public void Continue_InAHarderEnvironment_LooksAtItsOwnPointsAlone()
    {
        // The short chain's returns are never reached again in the long one. 15 episodes leave a point open, which is not the long one's own.
        Train("first", null, episodes: 15, length: 2);
        Checkpoint first = CheckpointFile.Read(_folder.File("first"));
        TrainingResult unbroken = Trainer("unbroken", StopCondition.NoImprovement(3), 1000).Continue(Environment(8), first.RestoreQLearning(), first.Training);
        Assert.That(unbroken.StopReason.Cause, Is.EqualTo(StopCause.Condition));
        Assert.That(unbroken.Curve, Has.Count.GreaterThanOrEqualTo(2 + 4), "A first point of its own and three that are no better.");

        for (int more = 1; more < unbroken.EpisodeCount; more += 7)
        {
            first = CheckpointFile.Read(_folder.File("first"));
            Trainer("broken", StopCondition.NoImprovement(3), more).Continue(Environment(8), first.RestoreQLearning(), first.Training);
            Checkpoint broken = CheckpointFile.Read(_folder.File("broken"));
            TrainingResult resumed = Trainer("broken", StopCondition.NoImprovement(3), 1015).Resume(Environment(8), broken.RestoreQLearning(), broken.Training);
            Assert.That(resumed.StopReason, Is.EqualTo(unbroken.StopReason));
            Assert.That(File.ReadAllBytes(_folder.File("broken")), Is.EqualTo(File.ReadAllBytes(_folder.File("unbroken"))));
        }
    }

    private TrainingResult Train(string file, IStopCondition? condition, long episodes = 2000, int length = 6) =>
        Trainer(file, condition, episodes).Train(Environment(length), new QLearningAgent(Make.Whole(), 2, new QLearningOptions
        {
            LearningRate = Schedule.InverseVisits(0.8),
            Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.99, 0.05)),
            Seed = 6,
        }));

    private TrainingResult Resume(string file, IStopCondition? condition)
    {
        Checkpoint checkpoint = CheckpointFile.Read(_folder.File(file));
        return Trainer(file, condition, 2000).Resume(Environment(6), checkpoint.RestoreQLearning(), checkpoint.Training);
    }

    private static SlipperyChainEnvironment Environment(int length) => new(length, 0.3);

    private Trainer Trainer(string file, IStopCondition? condition, long episodes) => new(new TrainerOptions
    {
        EpisodeCount = episodes,
        EpisodesPerPoint = 10,
        MaxStepsPerEpisode = 200,
        Seed = 7,
        StopWhen = condition,
        Checkpoints = new CheckpointOptions { FilePath = _folder.File(file), EveryEpisodes = 1000 },
    });
}
