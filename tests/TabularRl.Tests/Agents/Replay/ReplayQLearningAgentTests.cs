using TabularRl.Agents;
using TabularRl.Agents.Replay;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Replay;

[TestFixture]
internal sealed class ReplayQLearningAgentTests
{
    [Test]
    public void EndEpisode_WithABufferOfOne_LearnsTheNewestTwice()
    {
        ReplayQLearningAgent agent = Create(capacity: 1);
        agent.BeginEpisode([0]);
        agent.Step(4, [1]); // real: Q(0,0) = 0.5 · 4 = 2; again: 2 + 0.5 · (4 + 0.9 · 0 − 2) = 3
        agent.EndEpisode(8, [9], terminated: true); // real: Q(1,0) = 4; again: 4 + 0.5 · (8 − 4) = 6, the first transition being forgotten
        Assert.That((agent.Values(0)[0], agent.Values(1)[0]), Is.EqualTo((3.0, 6.0)));
        Assert.That(agent.Table.GetVisits(0)[0], Is.EqualTo(1));
    }

    [Test]
    public void EndEpisode_WithABufferOfTwo_ReplaysOneOrTheOther()
    {
        var seen = new HashSet<(double, double)>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            ReplayQLearningAgent agent = Create(capacity: 2, seed);
            agent.BeginEpisode([0]);
            agent.Step(0, [1]);
            agent.EndEpisode(10, [9], terminated: true); // real: Q(1,0) = 5; again: Q(1,0) = 7.5, or Q(0,0) = 0.5 · 0.9 · 5 = 2.25
            seen.Add((agent.Values(0)[0], agent.Values(1)[0]));
        }

        Assert.That(seen, Is.EquivalentTo(new[] { (0.0, 7.5), (2.25, 5.0) }));
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(10)]
    public void FromSnapshot_UnderAnotherCapacity_KeepsTheNewest(int capacity)
    {
        ReplayQLearningAgent agent = Create(capacity: 3);
        for (int i = 0; i < 5; i++)
            agent.Learn([i], 0, i, [9], terminated: true);
        AgentSnapshot snapshot = agent.CreateSnapshot();
        ReplayQLearningAgent restored = ReplayQLearningAgent.FromSnapshot(
            snapshot, Make.Whole(), new ReplayQLearningOptions { BufferCapacity = capacity, ReplayCount = 1 });

        ulong[] words = [.. restored.CreateSnapshot().Arrays["replay"]];
        IEnumerable<int> rows = Enumerable.Range(1, words.Length / 5 - 1).Select(place => (int)words[5 * place]);
        Assert.That(rows.Order(), Is.EqualTo(Enumerable.Range(0, 5).TakeLast(Math.Min(3, capacity))));
        if (capacity == 3)
            Assert.That(words, Is.EqualTo(snapshot.Arrays["replay"]));
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public void Create_WithAnOptionOutOfRange_IsRefused(int capacity, int replayCount) => Assert.That(
        () => new ReplayQLearningAgent(Make.Whole(), 2, new ReplayQLearningOptions { BufferCapacity = capacity, ReplayCount = replayCount }),
        Throws.TypeOf<ArgumentOutOfRangeException>());

    private static ReplayQLearningAgent Create(int capacity, ulong seed = 0) => new(Make.Whole(), 2, new ReplayQLearningOptions
    {
        BufferCapacity = capacity,
        ReplayCount = 1,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new FixedExploration(1, 0),
        Seed = seed,
    });
}
