using System.Collections.Immutable;
using TabularRl.Agents;
using TabularRl.Agents.DynaQ;
using TabularRl.Agents.PrioritizedSweeping;
using TabularRl.Agents.Replay;
using TabularRl.Agents.RLearning;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Models;

/// <summary>What a snapshot's arrays must be like.</summary>
[TestFixture]
internal sealed class AgentArrayTests
{
    [Test]
    public void FromSnapshot_OfAModelThatCannotBe_IsRefused([Range(0, 5)] int word)
    {
        var agent = new DynaQAgent(Make.Whole(), 2);
        agent.Learn([0], 1, 1, [1], terminated: false);
        ulong[] bad = [9, 9, 9, 0, BitConverter.DoubleToUInt64Bits(double.NaN), 0]; // row, action, next row, count, reward sum, mask
        AssertRefused(agent, "model", word, bad[word], snapshot => DynaQAgent.FromSnapshot(snapshot, Make.Whole()));
    }

    [Test]
    public void FromSnapshot_OfAQueueThatCannotBe_IsRefused([Range(0, 2)] int word)
    {
        var agent = new PrioritizedSweepingAgent(Make.Whole(), 2, new PrioritizedSweepingOptions { PlanningStepCount = 1 });
        agent.Learn([0], 0, 0, [1], terminated: false);
        agent.Learn([1], 0, 1, [2], terminated: true);
        Assert.That(agent.WaitingCount, Is.EqualTo(1));
        ulong[] bad = [9, 9, BitConverter.DoubleToUInt64Bits(-1)]; // row, action, priority
        AssertRefused(agent, "queue", word, bad[word], snapshot => PrioritizedSweepingAgent.FromSnapshot(snapshot, Make.Whole()));
    }

    [Test]
    public void FromSnapshot_OfABufferThatCannotBe_IsRefused([Values(0, 5, 6, 7, 8, 9)] int word)
    {
        var agent = new ReplayQLearningAgent(Make.Whole(), 2);
        agent.Learn([0], 1, 1, [1], terminated: false);
        ulong[] bad = [9, 0, 0, 0, 0, 9, 9, BitConverter.DoubleToUInt64Bits(double.NaN), 9, 0]; // oldest; row, action, reward, next row, mask
        AssertRefused(agent, "replay", word, bad[word], snapshot => ReplayQLearningAgent.FromSnapshot(snapshot, Make.Whole()));
    }

    [Test]
    public void FromSnapshot_OfTrialsOrAnAverageThatCannotBe_IsRefused()
    {
        var plus = new DynaQPlusAgent(Make.Whole(), 2);
        plus.Learn([0], 1, 1, [1], terminated: true);
        AssertRefused(plus, "trials", 0, 0, snapshot => DynaQPlusAgent.FromSnapshot(snapshot, Make.Whole()));
        AssertRefused(plus, "trials", 1, 99, snapshot => DynaQPlusAgent.FromSnapshot(snapshot, Make.Whole()));
        AssertRefused(
            new RLearningAgent(Make.Whole(), 2),
            "average-reward",
            0,
            BitConverter.DoubleToUInt64Bits(double.PositiveInfinity),
            snapshot => RLearningAgent.FromSnapshot(snapshot, Make.Whole()));
    }

    private static void AssertRefused(ISnapshotAgent agent, string name, int word, ulong value, Action<AgentSnapshot> restore)
    {
        AgentSnapshot snapshot = agent.CreateSnapshot();
        Assert.That(() => restore(snapshot), Throws.Nothing);
        ImmutableArray<ulong> words = snapshot.Arrays[name];
        Assert.That(
            () => restore(snapshot with { Arrays = snapshot.Arrays.SetItem(name, words.SetItem(word, value)) }),
            Throws.ArgumentException.With.Message.Contains(name));
        Assert.That(() => restore(snapshot with { Arrays = snapshot.Arrays.Remove(name) }), Throws.ArgumentException.With.Message.Contains(name));
        if (words.Length > 1)
        {
            Assert.That(
                () => restore(snapshot with { Arrays = snapshot.Arrays.SetItem(name, words.RemoveAt(0)) }),
                Throws.ArgumentException.With.Message.Contains(name));
        }
    }
}
