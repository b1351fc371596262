using TabularRl.Agents.QLearning;
using TabularRl.Persistence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

/// <summary>The count of logged transitions that a checkpoint holds.</summary>
[TestFixture]
internal sealed class LearnedTransitionCountTests
{
    [Test]
    public void Write_OfLearnedTransitions_StoresTheirNumber()
    {
        QLearningAgent agent = Make.Q(2);
        agent.Learn([0], 0, 1, [1], false);
        agent.Learn([1], 1, 1, [0], true);
        Assert.That(RoundTrip(agent).LearnedTransitionCount, Is.EqualTo(2));

        QLearningAgent other = QLearningAgent.FromSnapshot(agent.CreateSnapshot() with { LearnedTransitionCount = 0 }, Make.Whole());
        Assert.That(RoundTrip(other).LearnedTransitionCount, Is.Zero);
    }

    [Test]
    public void Learn_OfARefusedTransition_IsNotCounted()
    {
        QLearningAgent agent = Make.Q(2);
        Assert.That(() => agent.Learn([0], 5, 1, [1], false), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => agent.Learn([0, 1], 0, 1, [1], false), Throws.InstanceOf<ArgumentException>());
        Assert.That(agent.LearnedTransitionCount, Is.Zero);
    }

    private static QLearningAgent RoundTrip(QLearningAgent agent)
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder.File("agent"), new Checkpoint
        {
            Provenance = new CheckpointProvenance(),
            Agent = agent.CreateSnapshot(),
            Training = new TrainingState { EpisodeCount = 0, EpisodesPerPoint = 1, Curve = [], EnvironmentRandomState = null },
        });
        return CheckpointFile.Read(folder.File("agent")).RestoreQLearning();
    }
}
