using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Tests.Agents.QLearning;

[TestFixture]
internal sealed class QLearningOptionsTests
{
    [Test]
    public void Constructor_LearningRateOutOfRange_IsRefused([Values(0, -0.1, 1.5)] double learningRate) => Assert.That(
        () => new QLearningAgent(new RoundingDiscretizer(1), 2, new QLearningOptions { LearningRate = Schedule.Constant(learningRate) }),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("(0, 1]"));

    [Test]
    public void Constructor_LearningRateOfOne_IsAccepted() => Assert.That(
        new QLearningAgent(new RoundingDiscretizer(1), 2, new QLearningOptions { LearningRate = Schedule.Constant(1) }).ActionCount, Is.EqualTo(2));
}
