using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.QLearning;

[TestFixture]
internal sealed class QLearningSnapshotTests
{
    [Test]
    public void CreateSnapshot_InTheMiddleOfAnEpisode_IsRefused()
    {
        QLearningAgent agent = Make.Q(2);
        agent.BeginEpisode([0]);
        Assert.That(agent.CreateSnapshot, Throws.InvalidOperationException.With.Message.Contains("episode is running"));
        agent.EndEpisode(0, [0], true);
        Assert.That(agent.CreateSnapshot, Throws.Nothing);
    }

    [Test]
    public void FromSnapshot_OfAnAgent_GoesOnAsItWouldHave()
    {
        var options = new QLearningOptions
        {
            DiscountFactor = 0.7,
            LearningRate = Schedule.Linear(1, 0.1, 50),
            Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.9, 0.1)),
            InitialActionValue = 3,
            Seed = 5,
        };
        var unbroken = new QLearningAgent(Make.Whole(), 3, options);
        var broken = new QLearningAgent(Make.Whole(), 3, options);
        Play(unbroken, 20);
        Play(broken, 20);
        QLearningAgent resumed = QLearningAgent.FromSnapshot(broken.CreateSnapshot(), Make.Whole());

        Assert.That(resumed.ExplorationParameter, Is.EqualTo(unbroken.ExplorationParameter));
        Assert.That(Play(resumed, 40), Is.EqualTo(Play(unbroken, 40)));
        AssertSame(resumed, unbroken);
    }

    [Test]
    public void Learn_BetweenTwoEpisodes_IsTheSameAfterASnapshot()
    {
        // Which α a transition between two episodes meets must not depend on whether the agent was stored there.
        var options = new QLearningOptions { LearningRate = Schedule.Exponential(1, 0.5, 0) };
        var unbroken = new QLearningAgent(Make.Whole(), 2, options);
        Play(unbroken, 3);
        QLearningAgent resumed = QLearningAgent.FromSnapshot(unbroken.CreateSnapshot() with { Tables = [unbroken.Table.Clone()] }, Make.Whole());
        unbroken.Learn([0], 0, 100, [1], terminated: true);
        resumed.Learn([0], 0, 100, [1], terminated: true);

        AssertSame(resumed, unbroken);
    }

    [Test]
    public void FromSnapshot_UnderOtherOptions_TakesThemButNotTheirSeedOrInitialValue()
    {
        QLearningAgent agent = Make.Q(2, seed: 4);
        Play(agent, 3);
        AgentSnapshot snapshot = agent.CreateSnapshot();
        QLearningAgent other = QLearningAgent.FromSnapshot(
            snapshot, Make.Whole(), new QLearningOptions { DiscountFactor = 0.5, Seed = 99, InitialActionValue = 9 });

        Assert.That(other.CreateSnapshot().DiscountFactor, Is.EqualTo(0.5));
        Assert.That(other.RandomState, Is.EqualTo(snapshot.RandomState));
        Assert.That(other.Table.InitialActionValue, Is.Zero);
    }

    [Test]
    public void FromSnapshot_OfAScheduleThatIsNotBuiltIn_NeedsIt()
    {
        var options = new QLearningOptions { LearningRate = new StaircaseSchedule() };
        AgentSnapshot snapshot = new QLearningAgent(Make.Whole(), 2, options).CreateSnapshot();

        Assert.That(() => QLearningAgent.FromSnapshot(snapshot, Make.Whole()), Throws.ArgumentException.With.Message.Contains("staircase"));
        Assert.That(() => QLearningAgent.FromSnapshot(snapshot, Make.Whole(), options), Throws.Nothing);
    }

    [Test]
    public void FromSnapshot_UnderAnotherDiscretizerOrOfAnotherKind_IsRefused()
    {
        AgentSnapshot snapshot = Make.Q(2).CreateSnapshot();
        Assert.That(() => QLearningAgent.FromSnapshot(snapshot, Make.Whole(2)), Throws.ArgumentException.With.Message.Contains("another discretizer"));
        Assert.That(() => QLearningAgent.FromSnapshot(snapshot with { Kind = "sarsa" }, Make.Whole()), Throws.ArgumentException.With.Message.Contains("'sarsa'"));
        Assert.That(() => QLearningAgent.FromSnapshot(snapshot with { Tables = [] }, Make.Whole()), Throws.ArgumentException);
    }

    private static List<int> Play(QLearningAgent agent, int episodes)
    {
        var actions = new List<int>();
        for (int episode = 0; episode < episodes; episode++)
        {
            actions.Add(agent.BeginEpisode([0]));
            for (int step = 0; step < 6; step++)
                actions.Add(agent.Step(actions[^1] - step, [(actions[^1] + step) % 4]));
            agent.EndEpisode(1, [9], terminated: episode % 3 != 0);
        }

        return actions;
    }

    private static void AssertSame(QLearningAgent one, QLearningAgent other)
    {
        Assert.That((one.EpisodeCount, one.StepCount, one.StateCount), Is.EqualTo((other.EpisodeCount, other.StepCount, other.StateCount)));
        Assert.That(one.RandomState, Is.EqualTo(other.RandomState));
        for (int row = 0; row < one.StateCount; row++)
        {
            Assert.That(one.Table.GetKey(row).SequenceEqual(other.Table.GetKey(row)));
            Assert.That(one.Table.GetActionValues(row).SequenceEqual(other.Table.GetActionValues(row)), $"The values of row {row}.");
            Assert.That(one.Table.GetVisits(row).SequenceEqual(other.Table.GetVisits(row)));
        }
    }
}
