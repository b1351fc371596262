using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Tests.Discretization;
using TabularRl.Tests.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

[TestFixture]
internal sealed class CheckpointTests
{
    [Test]
    public void Freeze_OfACheckpoint_DecidesAsTheAgentDid()
    {
        FrozenPolicy policy = Reread(Checkpoints.Small()).Freeze(tieBreaking: TieBreaking.Lowest);

        // 0 + 0.1 · (4 − 0), once each.
        Assert.That(policy.Decide([1]), Is.EqualTo(new Decision(0, 0.4, 1, 0, 1, 1, 1, true)));
        Assert.That(policy.Decide([3]), Is.EqualTo(new Decision(1, 0.4, 0, 0, 1, 1, 1, true)));
        Assert.That(policy.Decide([2]).IsKnown, Is.False);
        Assert.That(policy.IsDeterministic);
    }

    [Test]
    public void RestoreQLearning_UnderAnotherDiscretizer_IsRefused()
    {
        Checkpoint checkpoint = Reread(Checkpoints.Small());
        IStateDiscretizer[] others =
        [
            new RoundingDiscretizer(["age"]),
            new RoundingDiscretizer(["years"], new RoundingOptions { Decimals = 0 }),
            new RoundingDiscretizer(["age"], new RoundingOptions { Decimals = 0, CellWidth = CellWidth.Int16 }),
            new RoundingDiscretizer(["age"], new RoundingOptions { Decimals = 0, SinglePrecision = true }),
            Make.Whole(2),
        ];

        foreach (IStateDiscretizer other in others)
        {
            Assert.That(() => checkpoint.RestoreQLearning(other), Throws.ArgumentException.With.Message.Contains("another discretizer"));
            Assert.That(() => checkpoint.Freeze(other), Throws.ArgumentException.With.Message.Contains("another discretizer"));
        }
    }

    [Test]
    public void Freeze_OfATableUnderAUsersDiscretizer_NeedsIt()
    {
        var discretizer = new TruncatingDiscretizer(1, CellWidth.Int16);
        Checkpoint checkpoint = Reread(Checkpoints.Small(discretizer: discretizer));

        Assert.That(() => checkpoint.Freeze(), Throws.ArgumentException.With.Message.Contains("'truncating' is not a built-in discretizer"));
        Assert.That(checkpoint.Freeze(new TruncatingDiscretizer(1, CellWidth.Int16)).Decide([1]).ActionValue, Is.EqualTo(0.4));
    }

    [Test]
    public void RestoreQLearning_OfAUsersSchedule_NeedsIt()
    {
        var options = new QLearningOptions { Exploration = new EpsilonGreedy(new StaircaseSchedule()) };
        Checkpoint checkpoint = Reread(Checkpoints.Small(options));

        Assert.That(() => checkpoint.RestoreQLearning(), Throws.ArgumentException.With.Message.Contains("staircase"));
        Assert.That(checkpoint.RestoreQLearning(options: options).ExplorationParameter, Is.EqualTo(1));
        Assert.That(() => checkpoint.Freeze(), Throws.Nothing, "A policy does not explore.");
    }

    [Test]
    public void Freeze_OfACheckpoint_CopiesTheTable()
    {
        Checkpoint checkpoint = Checkpoints.Small();
        FrozenPolicy policy = checkpoint.Freeze();
        checkpoint.RestoreQLearning().Learn([1], 0, 1000, [2], terminated: true);
        Assert.That(policy.Decide([1]).ActionValue, Is.EqualTo(0.4));
    }

    private static Checkpoint Reread(Checkpoint checkpoint)
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder.File("agent"), checkpoint);
        return CheckpointFile.Read(folder.File("agent"));
    }
}
