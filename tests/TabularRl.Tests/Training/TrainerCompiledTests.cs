using TabularRl.Agents.QLearning;
using TabularRl.Agents.Sarsa;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class TrainerCompiledTests
{
    private static readonly TrainerOptions Options = new() { EpisodeCount = 300, MaxStepsPerEpisode = 30, Seed = 8 };

    [Test]
    public void TrainCompiled_OfQLearning_EqualsThePlainTrainingBitForBit()
    {
        QLearningAgent plain = Make.Q(2, epsilon: 0.3), compiled = Make.Q(2, epsilon: 0.3);
        TrainingResult trained = new Trainer(Options).Train(new SlipperyChainEnvironment(6, 0.3), plain);
        TrainingResult result = new Trainer(Options).TrainCompiled(new SlipperyHandle(new SlipperyChainEnvironment(6, 0.3)), compiled);
        TableEquality.AssertSame(compiled, plain);
        Assert.That(result.Curve, Is.EqualTo(trained.Curve));
    }

    [Test]
    public void TrainCompiled_OfAnotherAgent_EqualsThePlainTraining()
    {
        var plain = new SarsaAgent(Make.Whole(), 2);
        var compiled = new SarsaAgent(Make.Whole(), 2);
        new Trainer(Options).Train(new SlipperyChainEnvironment(6, 0.3), plain);
        new Trainer(Options).TrainCompiled(new SlipperyHandle(new SlipperyChainEnvironment(6, 0.3)), compiled);
        for (int cell = 0; cell < 6; cell++)
            Assert.That(compiled.Values(cell), Is.EqualTo(plain.Values(cell)));
    }

    [Test]
    public void TrainCompiled_OfAStructThatCanChange_SaysWhatToDo() => Assert.That(
        () => new Trainer(Options).TrainCompiled(default(MutableStruct), Make.Q(2)), Throws.ArgumentException.With.Message.Contains("sealed class"));
}
