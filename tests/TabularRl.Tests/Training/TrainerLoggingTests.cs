using Microsoft.Extensions.Logging;
using TabularRl.Persistence;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class TrainerLoggingTests
{
    [Test]
    public void Train_WithALogger_TellsOfStartPointsCheckpointsAndEnd()
    {
        using var folder = new TemporaryFolder();
        var logger = new ListLogger();
        var options = new TrainerOptions
        {
            EpisodeCount = 20,
            EpisodesPerPoint = 10,
            Checkpoints = new CheckpointOptions { FilePath = folder.File("agent"), EveryEpisodes = 15, Provenance = new CheckpointProvenance() },
        };
        new Trainer(options, logger).Train(new ChainEnvironment(3), Make.Q(2, epsilon: 0.5));

        Assert.That(logger.Events, Is.EqualTo(new[] { 1, 2, 3, 2, 3, 4 }));
        Assert.That(logger.Messages[0], Is.EqualTo("Training from episode 0 to 20 with seed 0."));
        Assert.That(logger.Messages[^1], Does.EndWith("3 states. It ended because all 20 episodes were played."));
        Assert.That(logger.Messages, Has.None.Contains(folder.Path), "A log holds no path.");
    }

    [Test]
    public void Train_WithoutALimitOfEpisodes_SaysSoAndWhyItEnded()
    {
        var logger = new ListLogger();
        new Trainer(new TrainerOptions { MaxStepCount = 5 }, logger).Train(new ChainEnvironment(3), Make.Q(2, epsilon: 0.5));

        Assert.That(logger.Messages[0], Is.EqualTo("Training from episode 0 without a limit of episodes, with seed 0."));
        Assert.That(logger.Messages[^1], Does.EndWith("It ended because the budget of 5 steps was used up."));
    }

    [Test]
    public void Train_WhenCancelled_Warns()
    {
        var logger = new ListLogger();
        Assert.That(
            () => new Trainer(new TrainerOptions(), logger).Train(new ChainEnvironment(3), Make.Q(2), cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(logger.Messages[^1], Is.EqualTo("Training was stopped after 0 episodes."));
    }

    private sealed class ListLogger : ILogger
    {
        public List<int> Events { get; } = [];

        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Events.Add(eventId.Id);
            Messages.Add(formatter(state, exception));
        }
    }
}
