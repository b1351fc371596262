using TabularRl.Agents.QLearning;
using TabularRl.Persistence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

/// <summary>The count that a checkpoint holds only where there is one.</summary>
[TestFixture]
internal sealed class LearnedTransitionCountTests
{
    [Test]
    public void Write_OfLearnedTransitions_StoresTheirNumber()
    {
        QLearningAgent agent = Make.Q(2);
        agent.Learn([0], 0, 1, [1], false);
        agent.Learn([1], 1, 1, [0], true);
        Assert.That(RoundTrip(agent, out int length).LearnedTransitionCount, Is.EqualTo(2));

        QLearningAgent other = QLearningAgent.FromSnapshot(agent.CreateSnapshot() with { LearnedTransitionCount = 0 }, Make.Whole());
        Assert.That(RoundTrip(other, out int shorter).LearnedTransitionCount, Is.Zero);
        Assert.That(shorter, Is.EqualTo(length - 1), "Where there are none, the file is as it was before they were counted.");
    }

    [Test]
    public void Learn_OfARefusedTransition_IsNotCounted()
    {
        QLearningAgent agent = Make.Q(2);
        Assert.That(() => agent.Learn([0], 5, 1, [1], false), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => agent.Learn([0, 1], 0, 1, [1], false), Throws.InstanceOf<ArgumentException>());
        Assert.That(agent.LearnedTransitionCount, Is.Zero);
    }

    private static QLearningAgent RoundTrip(QLearningAgent agent, out int length)
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder.File("agent"), new Checkpoint
        {
            Provenance = new CheckpointProvenance(),
            Agent = agent.CreateSnapshot(),
            Training = new TrainingState { EpisodeCount = 0, EpisodesPerPoint = 1, Curve = [], EnvironmentRandomState = null },
        });
        length = (int)new FileInfo(folder.File("agent")).Length;
        return CheckpointFile.Read(folder.File("agent")).RestoreQLearning();
    }
}
