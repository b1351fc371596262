using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Persistence;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;
using TabularRl.Training.Seeds;
using TabularRl.Training.Stopping;

namespace TabularRl.Tests.Training;

/// <summary>The examples of docs/training.md.</summary>
[TestFixture]
internal sealed class TrainingDocumentationTests
{
    [Test]
    public void Examples_OfThePage_AreThoseThatRunHere() =>
        DocExample.AssertAllAreIn("docs/training.md", "tests/TabularRl.Tests/Training/TrainingDocumentationTests.cs");

    [Test]
    public void Example_OfAStopCondition_StopsAndStaysStopped()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("agent");
        QLearningAgent agent = CreateAgent(2);

        var trainer = new Trainer(new TrainerOptions
        {
            MaxStepCount = 200_000,
            EpisodesPerPoint = 50,
            Seed = 1,
            StopWhen = StopCondition.All(
                StopCondition.InARow(StopCondition.PolicyFlipRate(0), checkCount: 3),
                StopCondition.Plateau(pointCount: 6, tolerance: 8)),
            Checkpoints = new CheckpointOptions { FilePath = path, EveryEpisodes = 1_000 },
        });
        TrainingResult result = trainer.Train(new SlipperyChainEnvironment(6, 0.3), agent);
        Console.WriteLine($"After {result.StepCount} steps: {result.StopReason}.");

        Checkpoint checkpoint = CheckpointFile.Read(path);
        TrainingResult resumed = trainer.Resume(new SlipperyChainEnvironment(6, 0.3), checkpoint.RestoreQLearning(), checkpoint.Training);

        Assert.That(result.StopReason.Cause, Is.EqualTo(StopCause.Condition));
        Assert.That(resumed.StopReason, Is.EqualTo(result.StopReason));
        Assert.That(resumed.StepCount, Is.EqualTo(result.StepCount));
    }

    [Test]
    public void Example_OfSeveralSeeds_GivesACurveWithIntervals()
    {
        SeedTrainingResult seeds = new SeedTrainer(new SeedTrainerOptions
        {
            SeedCount = 8,
            Training = new TrainerOptions { EpisodeCount = 500, EpisodesPerPoint = 100 },
        }).Train(() => new SlipperyChainEnvironment(6, 0.3), seed => CreateAgent(seed));
        foreach (SeedCurvePoint point in seeds.Curve)
            Console.WriteLine($"From episode {point.FirstEpisodeIndex}: {point.MeanReturn:F1}, {point.MeanReturnInterval!.Value.Low:F1} to {point.MeanReturnInterval!.Value.High:F1}.");

        Assert.That(seeds.Curve, Has.Count.EqualTo(5));
        Assert.That(seeds.Curve[^1].MeanReturn, Is.GreaterThan(seeds.Curve[0].MeanReturn));
    }

    private static QLearningAgent CreateAgent(ulong seed) => Make.Q(2, learningRate: 0.1, epsilon: 0.1, seed: seed);
}
