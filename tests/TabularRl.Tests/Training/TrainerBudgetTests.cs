using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Persistence;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

/// <summary>What ends a training: episodes, steps or time, whichever is used up first.</summary>
[TestFixture]
internal sealed class TrainerBudgetTests
{
    [Test]
    public void Train_OfEpisodesAlone_SaysThatAllWerePlayed()
    {
        TrainingResult result = Train(new TrainerOptions { EpisodeCount = 7 });
        Assert.That(result.StopReason, Is.EqualTo(new StopReason(StopCause.EpisodeCount, "all 7 episodes were played")));
        Assert.That(result.StopReason.ToString(), Is.EqualTo(result.StopReason.Text));
    }

    [FsCheckProperty(MaxTest = 50)]
    public void Train_OfSteps_EndsWithTheEpisodeThatUsesThemUp(ushort number)
    {
        long steps = 1 + number % 2000;
        var observer = new RecordingObserver();
        TrainingResult result = Train(new TrainerOptions { MaxStepCount = steps }, observer);

        Assert.That(result.StepCount, Is.GreaterThanOrEqualTo(steps));
        Assert.That(result.StepCount - observer.Episodes[^1].StepCount, Is.LessThan(steps));
        Assert.That(observer.Episodes[^1].Terminated, "The last episode is played to its end.");
        Assert.That(result.StopReason, Is.EqualTo(new StopReason(StopCause.StepCount, FormattableString.Invariant($"the budget of {steps} steps was used up"))));
    }

    [Test]
    public void Train_OfTime_BeginsNoEpisodeWhenItIsUp()
    {
        var clock = new ManualClock();
        var observer = new RecordingObserver(_ => clock.Advance(TimeSpan.FromSeconds(2)));
        TrainingResult result = Train(new TrainerOptions { MaxDuration = TimeSpan.FromSeconds(9), TimeProvider = clock }, observer);

        Assert.That(result.EpisodeCount, Is.EqualTo(5));
        Assert.That(result.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(result.StopReason, Is.EqualTo(new StopReason(StopCause.Duration, "the time of 00:00:09 was up")));
    }

    [TestCase(3, 1_000_000, 1_000_000, StopCause.EpisodeCount)]
    [TestCase(1_000_000, 30, 1_000_000, StopCause.StepCount)]
    [TestCase(1_000_000, 1_000_000, 4, StopCause.Duration)]
    public void Train_OfAllThree_EndsWithTheFirst(long episodes, long steps, int seconds, StopCause cause)
    {
        var clock = new ManualClock();
        var options = new TrainerOptions { EpisodeCount = episodes, MaxStepCount = steps, MaxDuration = TimeSpan.FromSeconds(seconds), TimeProvider = clock, EpisodesPerPoint = 10 };
        Assert.That(Train(options, new RecordingObserver(_ => clock.Advance(TimeSpan.FromSeconds(1)))).StopReason.Cause, Is.EqualTo(cause));
    }

    [Test]
    public void Train_WithoutANumberOfEpisodes_HasNoLimitOnlyWhereThereIsAnotherBudget()
    {
        var bandit = new BanditEnvironment(0.5, 0.5);
        TrainingResult plain = new Trainer(new TrainerOptions()).Train(bandit, Make.Q(2));
        var progress = new ImmediateProgress<TrainingProgress>();
        TrainingResult steps = new Trainer(new TrainerOptions { MaxStepCount = 20_050 }).Train(bandit, Make.Q(2), progress);

        Assert.That((plain.EpisodeCount, plain.Curve.Count), Is.EqualTo((10_000, 100)));
        Assert.That((steps.EpisodeCount, steps.Curve.Count), Is.EqualTo((20_050, 201)), "Points of 100 episodes, the last of 50.");
        Assert.That(progress.Reports[^1].TotalEpisodeCount, Is.EqualTo(long.MaxValue));
    }

    [FsCheckProperty(MaxTest = 20)]
    public void Resume_WithALargerBudgetOfSteps_EqualsTheUnbrokenRunBitForBit(ushort number)
    {
        using var folder = new TemporaryFolder();
        Run(folder, "unbroken", 1500).Train(Environment(), Agent());
        Run(folder, "broken", 1 + number % 1500).Train(Environment(), Agent());
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("broken"));
        Assert.That(checkpoint.Training.StopReason!.Cause, Is.EqualTo(StopCause.StepCount));

        Run(folder, "broken", 1500).Resume(Environment(), checkpoint.RestoreQLearning(), checkpoint.Training);
        Assert.That(File.ReadAllBytes(folder.File("broken")), Is.EqualTo(File.ReadAllBytes(folder.File("unbroken"))));
    }

    [Test]
    public void Continue_WithABudgetOfSteps_TakesSoManyMore()
    {
        using var folder = new TemporaryFolder();
        long before = Run(folder, "first", 700).Train(Environment(), Agent()).StepCount;
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("first"));
        TrainingResult result = Run(folder, "second", 300).Continue(Environment(), checkpoint.RestoreQLearning(), checkpoint.Training);

        Assert.That(result.StepCount - before, Is.InRange(300, 300 + result.Curve[^1].StepCount));
        Assert.That(result.StopReason.Text, Is.EqualTo(FormattableString.Invariant($"the budget of {before + 300} steps was used up")));
    }

    private static TrainingResult Train(TrainerOptions options, ITrainingObserver? observer = null) =>
        new Trainer(options).Train(new SlipperyChainEnvironment(4, 0.2), Agent(), observer: observer);

    private static SlipperyChainEnvironment Environment() => new(6, 0.3);

    private static QLearningAgent Agent() => Make.Q(2, epsilon: 0.5, seed: 2);

    private static Trainer Run(TemporaryFolder folder, string file, long steps) => new(new TrainerOptions
    {
        MaxStepCount = steps,
        EpisodesPerPoint = 20,
        Seed = 7,
        Checkpoints = new CheckpointOptions { FilePath = folder.File(file), EveryEpisodes = 13 },
    });
}
