using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Tests.Contenders;

[TestFixture]
internal sealed class TrainingContenderTests
{
    private readonly PublishedExperiment _experiment = PublishedExperiment.Create(customerCount: 500);

    [Test]
    public void BareLoop_AndTrainer_LearnTheSameValues()
    {
        QLearningAgent bare = _experiment.CreateAgent(seed: 1), trained = _experiment.CreateAgent(seed: 1);
        var observer = new ReturnSum();
        long bareSteps = new BareLoop(_experiment.CreateEnvironment(), bare, 200).Run();
        long trainedSteps = new TrainerRun(_experiment.CreateEnvironment(), trained, 200, observer, new SilentLogger()).Run();
        Assert.That(trainedSteps, Is.EqualTo(bareSteps).And.GreaterThan(200));
        Assert.That(observer.Value, Is.Not.Zero);
        Assert.That(trained.StateCount, Is.EqualTo(bare.StateCount));
        for (int row = 0; row < bare.StateCount; row++)
            Assert.That(trained.Table.GetActionValues(row).ToArray(), Is.EqualTo(bare.Table.GetActionValues(row).ToArray()));
    }

    [Test]
    public void Experiment_RunTwice_TakesTheSameSteps()
    {
        var experiment = new Experiment(_experiment, 100);
        long first = experiment.Run();
        Assert.That(experiment.Run(), Is.EqualTo(first).And.GreaterThan(100));
    }

    [Test]
    public void ManySeeds_OnOneCoreAndTwo_TakeTheSameSteps()
    {
        long one = new ManySeeds(_experiment, seedCount: 3, episodeCount: 50, coreCount: 1).Run();
        Assert.That(new ManySeeds(_experiment, seedCount: 3, episodeCount: 50, coreCount: 2).Run(), Is.EqualTo(one).And.GreaterThan(150));
    }
}
