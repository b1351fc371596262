using System.Threading.Channels;
using TabularRl.Agents.QLearning;
using TabularRl.Persistence;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;
using TabularRl.Training.Streams;

namespace TabularRl.Tests.Training.Streams;

/// <summary>The example of docs/streams.md.</summary>
[TestFixture]
internal sealed class StreamDocumentationTests
{
    [Test]
    public void Example_OfThePage_IsTheOneThatRunsHere() =>
        DocExample.AssertIsIn("docs/streams.md", "tests/TabularRl.Tests/Training/Streams/StreamDocumentationTests.cs");

    [Test]
    [CancelAfter(20_000)]
    public async Task Example_OfThePage_LearnsOnFromACheckpoint(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("policy.ckpt");
        new Trainer(new TrainerOptions { EpisodeCount = 20, MaxStepsPerEpisode = 50, Checkpoints = new CheckpointOptions { FilePath = path } })
            .Train(new SlipperyChainEnvironment(6, 0.3), Make.Q(2, epsilon: 0.5), cancellationToken: cancellationToken);

        Checkpoint before = CheckpointFile.Read(path);
        QLearningAgent agent = before.RestoreQLearning();
        var trainer = new TransitionStreamTrainer(new TransitionStreamOptions
        {
            BadTransitions = BadTransitionHandling.Skip,
            Checkpoints = new StreamCheckpointOptions
            {
                FilePath = path,
                EveryTransitions = 1_000,
                Provenance = before.Provenance,
                Training = before.Training,
            },
        });

        var channel = Channel.CreateBounded<LoggedTransition>(capacity: 256);
        Task<TransitionStreamPosition> training =
            trainer.RunAsync(channel.Reader, agent, TransitionStreamPosition.Of(before), cancellationToken: cancellationToken);
        for (int contact = 0; contact < 2_500; contact++)
        {
            double[] lead = [contact % 7], leadAfter = [(contact + 1) % 7];
            await channel.Writer.WriteAsync(new LoggedTransition(lead, Action: contact % 2, Reward: -1, leadAfter, Terminated: contact % 10 == 9), cancellationToken);
        }

        channel.Writer.Complete();
        TransitionStreamPosition end = await training;

        Assert.That(end, Is.EqualTo(new TransitionStreamPosition(2_500, 0)));
        Checkpoint after = CheckpointFile.Read(path);
        Assert.That(after.Agent.LearnedTransitionCount, Is.EqualTo(2_500));
        Assert.That(after.Training.EpisodeCount, Is.EqualTo(20), "What was trained before can still be resumed.");
        Assert.That(after.Provenance.Options["stream.readCount"], Is.EqualTo("2500"));
    }
}
