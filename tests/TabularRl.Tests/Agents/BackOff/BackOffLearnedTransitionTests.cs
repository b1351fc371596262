using TabularRl.Agents.BackOff;
using TabularRl.Discretization;

namespace TabularRl.Tests.Agents.BackOff;

[TestFixture]
internal sealed class BackOffLearnedTransitionTests
{
    [Test]
    public void Learn_OfLoggedTransitions_CountsThemThroughASnapshot()
    {
        BackOffLevels levels = new BackOffLevels(new RoundingDiscretizer(1)).ThenMarginal();
        var agent = new BackOffQLearningAgent(levels, 2);
        agent.Learn([0], 0, 1, [1], false);
        agent.Learn([1], 1, 1, [0], true);
        Assert.That(() => agent.Learn([1], 7, 1, [0], true), Throws.InstanceOf<ArgumentException>());

        Assert.That(agent.LearnedTransitionCount, Is.EqualTo(2));
        Assert.That(BackOffQLearningAgent.FromSnapshot(agent.CreateSnapshot(), levels).LearnedTransitionCount, Is.EqualTo(2));
    }
}
