using TabularRl.Agents;
using TabularRl.Agents.DoubleQLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.DoubleQLearning;

[TestFixture]
internal sealed class DoubleQLearningAgentTests
{
    [Test]
    public void Learn_FromTwoEstimates_ChoosesByTheUpdatedOneAndValuesByTheOther()
    {
        int updatesOfFirst = 0;
        for (ulong seed = 0; seed < 40; seed++)
        {
            DoubleQLearningAgent agent = Create(seed);
            agent.Learn([1], 0, 0, [9], terminated: true); // makes the row
            IReadOnlyList<QTable> tables = agent.CreateSnapshot().Tables;
            tables[1].SetValues(1, 5, 1);
            tables[2].SetValues(1, 2, 8);

            agent.Learn([0], 0, 1, [1], terminated: false);

            // The first is best at action 0, which the second holds for worth 2: 0.5 · (1 + 0.9 · 2) = 1.4.
            // The second is best at action 1, which the first holds for worth 1: 0.5 · (1 + 0.9 · 1) = 0.95.
            (double first, double second) = (tables[1].GetActionValues(1)[0], tables[2].GetActionValues(1)[0]);
            Assert.That((first, second), Is.EqualTo((1.4, 0.0)).Or.EqualTo((0.0, 0.95)));
            Assert.That(agent.Values(0), Is.EqualTo(new[] { (first + second) / 2, 0 }));
            updatesOfFirst += first > 0 ? 1 : 0;
        }

        Assert.That(updatesOfFirst, Is.InRange(10, 30), "A coin decides.");
    }

    [Test]
    public void Step_AfterAnUpdate_ActsOnTheMeanOfBoth()
    {
        DoubleQLearningAgent agent = Create(0);
        agent.Learn([1], 0, 8, [9], terminated: true); // 4 in one of the two, 2 in the mean

        Assert.That(agent.Values(1), Is.EqualTo(new[] { 2.0, 0 }));
        Assert.That(agent.BeginEpisode([1]), Is.Zero);
        Assert.That(agent.Freeze().Decide([1]).ActionValue, Is.EqualTo(2));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisodeInAnUnknownState_BootstrapsFromTheInitialValue()
    {
        DoubleQLearningAgent agent = Create(0, initialValue: 10);
        int action = agent.BeginEpisode([0]);
        agent.EndEpisode(0, [7], terminated: false); // 10 + 0.5 · (0.9 · 10 − 10) = 9.5 in one, 9.75 in the mean

        Assert.That(agent.Values(0)[action], Is.EqualTo(9.75).Within(1e-12));
        Assert.That(agent.Values(7), Is.Empty);
    }

    [Test]
    public void FromSnapshot_OfTablesWithOtherStates_IsRefused()
    {
        DoubleQLearningAgent agent = Create(0);
        agent.Learn([1], 0, 8, [9], terminated: true);
        AgentSnapshot snapshot = agent.CreateSnapshot();
        snapshot.Tables[2].SetValues(3, 1, 1);
        Assert.That(() => DoubleQLearningAgent.FromSnapshot(snapshot, Make.Whole()), Throws.ArgumentException.With.Message.Contains("same states"));
        Assert.That(
            () => DoubleQLearningAgent.FromSnapshot(snapshot with { Tables = [snapshot.Tables[0]] }, Make.Whole()),
            Throws.ArgumentException.With.Message.Contains("1 tables"));
    }

    private static DoubleQLearningAgent Create(ulong seed, double initialValue = 0) => new(Make.Whole(), 2, new DoubleQLearningOptions
    {
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = 0.9,
        Exploration = new EpsilonGreedy(0),
        InitialActionValue = initialValue,
        Seed = seed,
    });
}
