using TabularRl.Agents;
using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Tables;
using TabularRl.Tests.Discretization;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.BackOff;

[TestFixture]
internal sealed class BackOffSnapshotTests
{
    private static readonly BackOffQLearningOptions Options = new()
    {
        Learning = new QLearningOptions
        {
            DiscountFactor = 0.7,
            LearningRate = Schedule.InverseVisits(0.8),
            Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.9, 0.1)),
            InitialActionValue = 3,
            Seed = 5,
        },
    };

    [TestCase(1)]
    [TestCase(0)]
    public void RestoreBackOffQLearning_FromAFile_GoesOnAsItWouldHave(double confidenceZ)
    {
        BackOffQLearningOptions options = Options with { Criterion = new BackOffCriterion { MinVisits = 3, Tolerance = 0.25, ConfidenceZ = confidenceZ } };
        var unbroken = new BackOffQLearningAgent(Levels(), 3, options);
        BackOffPlay.Play(unbroken, 20, 1);
        Checkpoint checkpoint = Reread(unbroken);
        BackOffQLearningAgent resumed = checkpoint.RestoreBackOffQLearning();

        Assert.That(checkpoint.FreezeBackOff().Criterion, Is.EqualTo(options.Criterion));
        Assert.That(checkpoint.FreezeBackOff(tieBreaking: TieBreaking.Lowest).Decide([1]), Is.EqualTo(unbroken.FreezeBackOff(TieBreaking.Lowest).Decide([1])));
        Assert.That(checkpoint.Freeze(tieBreaking: TieBreaking.Lowest).Decide([1]), Is.EqualTo(unbroken.Freeze(TieBreaking.Lowest).Decide([1])));
        Assert.That(BackOffPlay.Play(resumed, 40, 2), Is.EqualTo(BackOffPlay.Play(unbroken, 40, 2)));
        AssertSame(resumed.CreateSnapshot(), unbroken.CreateSnapshot());
    }

    [Test]
    public void FreezeBackOff_OfAUsersDiscretizer_NeedsIt()
    {
        BackOffLevels levels = new BackOffLevels(new TruncatingDiscretizer(1, CellWidth.Int16)).ThenMarginal();
        var agent = new BackOffQLearningAgent(levels, 3, Options);
        BackOffPlay.Play(agent, 5, 1);
        Checkpoint checkpoint = Reread(agent);
        Assert.That(() => checkpoint.FreezeBackOff(), Throws.ArgumentException.With.Message.Contains("'truncating' is not a built-in discretizer"));
        Assert.That(() => checkpoint.FreezeBackOff(levels), Throws.Nothing);
    }

    [Test]
    public void FromSnapshot_OfAnotherKindOrUnderOtherLevels_IsRefused()
    {
        AgentSnapshot snapshot = new BackOffQLearningAgent(Levels(), 3, Options).CreateSnapshot();
        Assert.That(() => BackOffQLearningAgent.FromSnapshot(snapshot, new BackOffLevels(Make.Whole())), Throws.ArgumentException.With.Message.Contains("other levels"));
        Assert.That(() => BackOffQLearningAgent.FromSnapshot(snapshot with { Kind = "sarsa" }, Levels()), Throws.ArgumentException.With.Message.Contains("'sarsa'"));
        Assert.That(() => BackOffQLearningAgent.FromSnapshot(snapshot with { Tables = [snapshot.Tables[0]] }, Levels()), Throws.ArgumentException.With.Message.Contains("1 tables for 2 levels"));
        Assert.That(() => BackOffQLearningAgent.FromSnapshot(snapshot with { Settings = [] }, Levels()), Throws.ArgumentException.With.Message.Contains("criterion"));
        Assert.That(
            () => BackOffQLearningAgent.FromSnapshot(snapshot with { Tables = [.. snapshot.Tables.Take(2)] }, Levels()), Throws.ArgumentException.With.Message.Contains("no evidence"));
        Assert.That(() => QLearningAgent.FromSnapshot(snapshot, Make.Whole()), Throws.ArgumentException.With.Message.Contains(BackOffQLearningAgent.Kind));
    }

    [Test]
    public void FromSnapshot_OfEvidenceWithOtherRows_IsRefused()
    {
        var agent = new BackOffQLearningAgent(Levels(), 3, Options);
        BackOffPlay.Play(agent, 5, 1);
        AgentSnapshot snapshot = agent.CreateSnapshot();
        AgentSnapshot mixed = snapshot with { Tables = [snapshot.Tables[0], snapshot.Tables[1], snapshot.Tables[3], snapshot.Tables[2]] };
        Assert.That(() => BackOffQLearningAgent.FromSnapshot(mixed, Levels()), Throws.ArgumentException.With.Message.Contains("evidence of level 0"));
    }

    [Test]
    public void CreateSnapshot_InTheMiddleOfAnEpisode_IsRefused()
    {
        var agent = new BackOffQLearningAgent(Levels(), 3);
        agent.BeginEpisode([0]);
        Assert.That(agent.CreateSnapshot, Throws.InvalidOperationException.With.Message.Contains("episode is running"));
    }

    private static BackOffLevels Levels() => new BackOffLevels(Make.Whole()).ThenMarginal();

    private static Checkpoint Reread(BackOffQLearningAgent agent)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "levels.ckpt");
        var training = new TrainingState { EpisodeCount = agent.EpisodeCount, EpisodesPerPoint = 1, Curve = [], EnvironmentRandomState = null };
        CheckpointFile.Write(path, new Checkpoint { Provenance = new CheckpointProvenance(), Agent = agent.CreateSnapshot(), Training = training });
        return CheckpointFile.Read(path);
    }

    private static void AssertSame(AgentSnapshot one, AgentSnapshot other)
    {
        Assert.That(one.RandomState, Is.EqualTo(other.RandomState));
        Assert.That(one.Settings, Is.EqualTo(other.Settings));
        Assert.That(one.Tables, Has.Count.EqualTo(other.Tables.Count));
        foreach ((QTable mine, QTable theirs) in one.Tables.Zip(other.Tables))
        {
            Assert.That(mine.StateCount, Is.EqualTo(theirs.StateCount));
            for (int row = 0; row < mine.StateCount; row++)
            {
                Assert.That(mine.GetKey(row).SequenceEqual(theirs.GetKey(row)));
                Assert.That(mine.GetActionValues(row).SequenceEqual(theirs.GetActionValues(row)));
                Assert.That(mine.GetVisits(row).SequenceEqual(theirs.GetVisits(row)));
            }
        }
    }
}
