using TabularRl.Agents.QLearning;
using TabularRl.Exploration.Schedules;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.QLearning;

[TestFixture]
internal sealed class WorkerMergeTests
{
    private static readonly ScheduleTime[] Times = [default, default];

    [Test]
    public void Merge_OfAPairThatTwoWorkersUpdated_AppliesTheirChangesInTurn()
    {
        QTable table = Table((0, 1, 2));
        QTable first = table.Clone(), second = table.Clone();
        Set(first, 0, 2, 3);
        Set(second, 0, 3, 4);
        new WorkerMerge(table, Schedule.Constant(0.5)).Merge([first, second], Times);
        Assert.That(table.GetActionValues(0)[0], Is.EqualTo(3 + 0.25 * (2 - 1)), "The second's two updates leave a quarter of what the first has changed.");
        Assert.That(table.GetVisits(0).ToArray(), Is.EqualTo(new uint[] { 5, 0 }));
    }

    [Test]
    public void Merge_OfRewardsWithoutBootstrap_EqualsLearningThemInTurn()
    {
        QLearningAgent agent = Make.Q(1, learningRate: 0.25, initialValue: 4), sequential = Make.Q(1, learningRate: 0.25, initialValue: 4);
        double[][] rewards = [[1, 2, 3], [], [5], [8, 13]];
        QLearningAgent[] workers = [.. rewards.Select((_, number) => agent.CreateWorker((ulong)number))];
        for (int i = 0; i < rewards.Length; i++)
        {
            foreach (double reward in rewards[i])
            {
                workers[i].Learn([0], 0, reward, [0], terminated: true);
                sequential.Learn([0], 0, reward, [0], terminated: true);
            }
        }

        agent.Merge(workers, new ScheduleTime[4]);
        Assert.That(agent.Values(0)[0], Is.EqualTo(sequential.Values(0)[0]).Within(1e-12));
        Assert.That(agent.Table.GetVisits(0)[0], Is.EqualTo(6));
    }

    [Test]
    public void Merge_OfNewStates_AddsThemInTheOrderOfTheWorkers()
    {
        QTable table = Table((0, 1, 0));
        QTable first = table.Clone(), second = table.Clone();
        first.SetValues(7, 1, 1);
        second.SetValues(5, 2, 2);
        second.SetValues(7, 3, 3);
        first.GetVisits(1).Fill(1);
        second.GetVisits(1).Fill(1);
        second.GetVisits(2).Fill(1);
        new WorkerMerge(table, Schedule.Constant(0.5)).Merge([first, second], Times);
        Assert.That(table.StateCount, Is.EqualTo(3));
        Assert.That(table.GetKey(1).ToArray(), Is.EqualTo(first.GetKey(1).ToArray()));
        Assert.That(table.GetKey(2).ToArray(), Is.EqualTo(second.GetKey(1).ToArray()));
        Assert.That(table.GetActionValues(1)[0], Is.EqualTo(3 + 0.5 * 1), "Both began at the initial value, 0.");
        Assert.That(table.GetVisits(1)[0], Is.EqualTo(2));
    }

    [Test]
    public void Merge_OfARateByVisits_ReadsItInTheMiddleOfTheWorkersUpdates()
    {
        QTable table = Table((0, 1, 2));
        QTable first = table.Clone(), second = table.Clone();
        Set(first, 0, 2, 3);
        Set(second, 0, 3, 5);
        new WorkerMerge(table, Schedule.InverseVisits(1)).Merge([first, second], Times);
        Assert.That(table.GetActionValues(0)[0], Is.EqualTo(3 + Math.Pow(1 - 1.0 / 4, 3)).Within(1e-15), "Updates 3, 4 and 5.");
    }

    [Test]
    public void Merge_OfCountsNearTheirEnd_Saturates()
    {
        QTable table = Table((0, 1, uint.MaxValue - 3));
        QTable first = table.Clone(), second = table.Clone();
        Set(first, 0, 2, uint.MaxValue - 1);
        Set(second, 0, 3, uint.MaxValue - 1);
        new WorkerMerge(table, Schedule.Constant(0.5)).Merge([first, second], Times);
        Assert.That(table.GetVisits(0)[0], Is.EqualTo(uint.MaxValue));
    }

    [Test]
    public void TryFollow_OfATableInTheSameOrder_TakesOverValuesVisitsAndNewStates()
    {
        QTable merged = Table((0, 1, 2));
        QTable worker = merged.Clone();
        Set(merged, 0, 6, 9);
        merged.SetValues(4, 5, 5);
        merged.GetVisits(1)[0] = 3;
        Assert.That(WorkerMerge.TryFollow(worker, merged, sharedCount: 1), Is.True);
        Assert.That(worker.StateCount, Is.EqualTo(2));
        for (int row = 0; row < 2; row++)
        {
            Assert.That(worker.GetKey(row).ToArray(), Is.EqualTo(merged.GetKey(row).ToArray()));
            Assert.That(worker.GetActionValues(row).ToArray(), Is.EqualTo(merged.GetActionValues(row).ToArray()));
            Assert.That(worker.GetVisits(row).ToArray(), Is.EqualTo(merged.GetVisits(row).ToArray()));
        }
    }

    [Test]
    public void TryFollow_OfATableInAnotherOrder_ChangesNothing()
    {
        QTable merged = Table((0, 1, 2));
        QTable worker = merged.Clone();
        worker.SetValues(8, 1, 1);
        merged.SetValues(4, 5, 5);
        merged.SetValues(8, 5, 5);
        Set(merged, 0, 6, 9);
        Assert.That(WorkerMerge.TryFollow(worker, merged, sharedCount: 1), Is.False);
        Assert.That(worker.GetActionValues(0)[0], Is.EqualTo(1));
    }

    private static QTable Table((double State, double Value, uint Visits) state)
    {
        var table = new QTable(1, Make.Whole().CellWidth, 2);
        table.SetValues(state.State, state.Value, state.Value);
        table.GetVisits(0)[0] = state.Visits;
        return table;
    }

    private static void Set(QTable table, int row, double value, uint visits) => (table.GetActionValues(row)[0], table.GetVisits(row)[0]) = (value, visits);
}
