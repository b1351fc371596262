using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Persistence;
using TabularRl.Randomness;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class SeedingByEpisodeTests
{
    [Test]
    public void Episode_OfAnyNumber_CanBePlayedAgainAlone()
    {
        var seeding = new SeedingByEpisode(new CorridorEnvironment(), rootSeed: 5);
        List<double>[] episodes = [.. Enumerable.Range(0, 20).Select(_ => Play(seeding))];
        Assert.That(seeding.NextEpisodeIndex, Is.EqualTo(20));
        Assert.That(episodes.Select(episode => string.Join(' ', episode)).Distinct().Count(), Is.GreaterThan(5));

        var again = new SeedingByEpisode(new CorridorEnvironment(), rootSeed: 5);
        foreach (int index in (int[])[13, 2, 19])
        {
            again.NextEpisodeIndex = index;
            Assert.That(Play(again), Is.EqualTo(episodes[index]), $"Episode {index}.");
            Assert.That(again.NextEpisodeIndex, Is.EqualTo(index + 1));
        }

        // And by the seed alone, without the wrapper.
        Assert.That(Play(new CorridorEnvironment(), seeding.GetSeed(13)), Is.EqualTo(episodes[13]));
    }

    [Test]
    public void Reset_WithASeed_MakesItTheRoot()
    {
        var seeding = new SeedingByEpisode(new CorridorEnvironment());
        Play(seeding);
        List<double> first = Play(seeding, 42);
        Assert.That((seeding.RootSeed, seeding.NextEpisodeIndex), Is.EqualTo((42UL, 1L)));
        List<double> second = Play(seeding);
        var other = new SeedingByEpisode(new CorridorEnvironment(), rootSeed: 42);
        Assert.That(Play(other), Is.EqualTo(first));
        Assert.That(Play(other), Is.EqualTo(second));
    }

    [Test]
    public void ResetTo_OfAStart_CountsAndSeedsToo()
    {
        var seeding = new SeedingByEpisode(new CorridorEnvironment(), rootSeed: 1);
        var observation = new double[2];
        seeding.GetCapability<IStartableEnvironment>().ResetTo(2, null, observation);
        Assert.That((observation[0], seeding.NextEpisodeIndex), Is.EqualTo((2.0, 1L)));
    }

    [Test]
    public void Reset_ThatIsRefused_CountsNoEpisode()
    {
        var seeding = new SeedingByEpisode(new CorridorEnvironment());
        Assert.That(() => seeding.Reset(9, new double[1]), Throws.ArgumentException);
        Assert.That((seeding.RootSeed, seeding.NextEpisodeIndex), Is.EqualTo((0UL, 0L)));
    }

    [Test]
    public void RandomState_OfSomethingElse_IsRefused()
    {
        var seeding = new SeedingByEpisode(new CorridorEnvironment());
        Assert.That(() => seeding.RandomState = new Pcg64(1).RandomState, Throws.ArgumentException.With.Message.Contains("SeedingByEpisode"));
        Assert.That(() => seeding.NextEpisodeIndex = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => seeding.GetSeed(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Resume_OfAnEnvironmentThatCannotBeSaved_EqualsAnUnbrokenTraining()
    {
        using var folder = new TemporaryFolder();
        QLearningAgent whole = Make.Q(3, epsilon: 0.3, observationSize: 2);
        new Trainer(new TrainerOptions { EpisodeCount = 60, Seed = 4 }).Train(Limited(), whole);

        QLearningAgent half = Make.Q(3, epsilon: 0.3, observationSize: 2);
        var options = new TrainerOptions { EpisodeCount = 30, Seed = 4, Checkpoints = new CheckpointOptions { FilePath = folder.File("half.ckpt") } };
        new Trainer(options).Train(Limited(), half);
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("half.ckpt"));
        QLearningAgent resumed = checkpoint.RestoreQLearning();
        new Trainer(options with { EpisodeCount = 60, Checkpoints = null }).Resume(Limited(), resumed, checkpoint.Training);

        for (int row = 0; row < whole.StateCount; row++)
            Assert.That(resumed.Table.GetActionValues(row).ToArray(), Is.EqualTo(whole.Table.GetActionValues(row).ToArray()));
    }

    [Test]
    public void Resume_OfAnEnvironmentUnderATimeLimit_EqualsAnUnbrokenTraining()
    {
        using var folder = new TemporaryFolder();
        QLearningAgent whole = Make.Q(3, epsilon: 0.3, observationSize: 2);
        new Trainer(new TrainerOptions { EpisodeCount = 60, Seed = 4 }).Train(new TimeLimit(new CorridorEnvironment(), 5), whole);

        var options = new TrainerOptions { EpisodeCount = 30, Seed = 4, Checkpoints = new CheckpointOptions { FilePath = folder.File("half.ckpt") } };
        new Trainer(options).Train(new TimeLimit(new CorridorEnvironment(), 5), Make.Q(3, epsilon: 0.3, observationSize: 2));
        Checkpoint checkpoint = CheckpointFile.Read(folder.File("half.ckpt"));
        QLearningAgent resumed = checkpoint.RestoreQLearning();
        new Trainer(options with { EpisodeCount = 60, Checkpoints = null }).Resume(new TimeLimit(new CorridorEnvironment(), 5), resumed, checkpoint.Training);

        for (int row = 0; row < whole.StateCount; row++)
            Assert.That(resumed.Table.GetActionValues(row).ToArray(), Is.EqualTo(whole.Table.GetActionValues(row).ToArray()));
    }

    private static SeedingByEpisode Limited() => new(new TimeLimit(new Unsaved(new CorridorEnvironment()), 20));

    private static List<double> Play(IEnvironment environment, ulong? seed = null)
    {
        var observation = new double[2];
        environment.Reset(seed, observation);
        List<double> trace = [.. observation];
        for (int step = 0; step < 5; step++)
        {
            StepResult result = environment.Step(1, observation);
            trace.AddRange(observation);
            if (result.IsDone)
                break;
        }

        return trace;
    }

    /// <summary>Offers the mask and nothing else, so that its generator cannot be saved.</summary>
    private sealed class Unsaved(CorridorEnvironment inner) : IMaskedEnvironment
    {
        public int ObservationSize => inner.ObservationSize;

        public int ActionCount => inner.ActionCount;

        public ActionMask LegalActions => inner.LegalActions;

        public void Reset(ulong? seed, Span<double> observation) => inner.Reset(seed, observation);

        public StepResult Step(int action, Span<double> observation) => inner.Step(action, observation);
    }
}
