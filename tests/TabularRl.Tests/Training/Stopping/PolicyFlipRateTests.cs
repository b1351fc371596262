using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training.Stopping;

namespace TabularRl.Tests.Training.Stopping;

[TestFixture]
internal sealed class PolicyFlipRateTests
{
    private readonly ChainEnvironment _environment = new(3);

    [Test]
    public void Check_OfOneChangeInTen_IsAShareOfATenth()
    {
        QLearningAgent agent = AgentOf(10);
        IStopMonitor within = Begin(0.1, agent), beyond = Begin(0.09, agent);
        Set(agent, 3, [1, 2], [1, 1]);

        Assert.That(within.Check(Curves.Of(0)), Is.EqualTo("1 of 10 greedy actions changed since the check before, a share of 0.1, within 0.1"));
        Assert.That(beyond.Check(Curves.Of(0)), Is.Null);
        Assert.That(beyond.Check(Curves.Of(0, 0)), Does.StartWith("0 of 10 "), "It compares with the check before, not with the first.");
    }

    [Test]
    public void Check_OfStatesUpdatedForTheFirstTime_CountsThemAsChanged()
    {
        QLearningAgent agent = AgentOf(3);
        IStopMonitor monitor = Begin(0.25, agent);
        Set(agent, 3, [1, 0], [1, 0]);
        Set(agent, 4, [1, 0], [0, 0]);
        Assert.That(monitor.Check(Curves.Of(0)), Does.StartWith("1 of 4 "), "The row that was met and never updated is none.");
        Set(agent, 4, [1, 0], [1, 0]);
        Assert.That(monitor.Check(Curves.Of(0, 0)), Does.StartWith("1 of 5 "));
    }

    [Test]
    public void Check_OfActionsThatWereNeverUpdated_LeavesThemOut()
    {
        QLearningAgent agent = AgentOf(1, [-5, 0], [1, 0]);
        IStopMonitor monitor = Begin(0, agent);
        Set(agent, 0, [-5, 100], [1, 0]);
        Assert.That(monitor.Check(Curves.Of(0)), Is.Not.Null);
        Set(agent, 0, [-5, -4], [1, 1]);
        Assert.That(monitor.Check(Curves.Of(0, 0)), Is.Null);
        Set(agent, 0, [-4, -4], [1, 1]);
        Assert.That(monitor.Check(Curves.Of(0, 0, 0)), Is.Null, "Among equals the lowest.");
    }

    [Test]
    public void Check_OfAnEmptyTable_DoesNotHold() => Assert.That(Begin(0.9, AgentOf(0)).Check(Curves.Of(0)), Is.Null);

    [Test]
    public void State_OfAMonitor_IsThatOfItsLastCheck()
    {
        QLearningAgent agent = AgentOf(2);
        IStopMonitor first = Begin(0, agent);
        Assert.That(first.State, Is.EqualTo(new double[] { 0, 0 }));
        Set(agent, 1, [0, 1], [1, 1]);
        Set(agent, 2, [0, 1], [0, 0]);

        IStopMonitor second = Begin(0, agent);
        second.State = first.State;
        Assert.That(second.Check(Curves.Of(0)), Is.Null, "The change came after the stored look.");
        Assert.That(second.State, Is.EqualTo(new double[] { 0, 1, -1 }));
        Assert.That(() => second.State = [0, 1, -1, 0], Throws.ArgumentException, "The table has three rows.");
        Assert.That(() => second.State = [0, 2], Throws.ArgumentException, "There are two actions.");
        Assert.That(() => second.State = [-2], Throws.ArgumentException);
    }

    [Test]
    public void Begin_OfAnAgentWithoutATable_IsRefused() =>
        Assert.That(
            () => StopCondition.PolicyFlipRate(0.1).Begin(_environment, new TablelessAgent()),
            Throws.ArgumentException.With.Message.Contains("TabularAgent"));

    private IStopMonitor Begin(double share, QLearningAgent agent) => StopCondition.PolicyFlipRate(share).Begin(_environment, agent);

    private static QLearningAgent AgentOf(int stateCount) => AgentOf(stateCount, [1, 0], [1, 1]);

    private static QLearningAgent AgentOf(int stateCount, double[] values, uint[] visits)
    {
        QLearningAgent agent = Make.Q(2);
        for (int state = 0; state < stateCount; state++)
            Set(agent, state, values, visits);
        return agent;
    }

    private static void Set(QLearningAgent agent, int state, double[] values, uint[] visits)
    {
        agent.Table.SetValues(state, values);
        var key = new ulong[agent.Table.KeyWordCount];
        StateKey.Write(agent.Discretizer, [state], key);
        visits.CopyTo(agent.Table.GetVisits(agent.Table.FindRow(key)));
    }
}
