using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Randomness;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.QLearning;

[TestFixture]
internal sealed class QLearningBatchTests
{
    private const int StateCount = 40;
    private const int ActionCount = 3;

    [Test]
    public void Update_OfManyTransitions_EqualsLearningOneByOne([Values(0, 1, 15, 16, 17, 48, 700)] int count, [Values] bool terminal)
    {
        Transitions log = Draw(count, terminal);
        var agent = new QLearningAgent(
            new RoundingDiscretizer(1, new RoundingOptions { Decimals = 0 }), ActionCount, new QLearningOptions { DiscountFactor = 0.9, InitialActionValue = 0.5 });
        for (int i = 0; i < count; i++)
            agent.Learn([log.States[i]], log.Actions[i], log.Rewards[i], [log.NextStates[i]], terminal && log.Terminated[i]);

        var table = new QTable(1, CellWidth.Int32, ActionCount, 0.5);
        QLearningBatch.Update(table, Key(log.States), log.Actions, log.Rewards, Key(log.NextStates), 0.1, 0.9, terminal ? log.Terminated : []);

        Assert.That(table.StateCount, Is.EqualTo(agent.Table.StateCount));
        for (int row = 0; row < table.StateCount; row++)
        {
            Assert.That(table.GetKey(row).ToArray(), Is.EqualTo(agent.Table.GetKey(row).ToArray()));
            Assert.That(table.GetActionValues(row).ToArray(), Is.EqualTo(agent.Table.GetActionValues(row).ToArray()));
            Assert.That(table.GetVisits(row).ToArray(), Is.EqualTo(agent.Table.GetVisits(row).ToArray()));
        }
    }

    [Test]
    public void Update_OfATableInSinglePrecision_IsNearTheOneInDouble()
    {
        Transitions log = Draw(700, false);
        var precise = new QTable(1, CellWidth.Int32, ActionCount);
        var single = new SingleQTable(1, CellWidth.Int32, ActionCount);
        QLearningBatch.Update(precise, Key(log.States), log.Actions, log.Rewards, Key(log.NextStates), 0.1, 0.9);
        QLearningBatch.Update(single, Key(log.States), log.Actions, log.Rewards, Key(log.NextStates), 0.1, 0.9, countsVisits: false);
        QTable widened = single.ToDouble();

        Assert.That(single.StateCount, Is.EqualTo(precise.StateCount));
        for (int row = 0; row < precise.StateCount; row++)
        {
            Assert.That(widened.GetActionValues(row).ToArray(), Is.EqualTo(precise.GetActionValues(row).ToArray()).Within(1e-5));
            Assert.That(widened.GetActionValues(row).ToArray(), Is.EqualTo(single.GetActionValues(row).ToArray().Select(value => (double)value)));
            Assert.That(widened.GetKey(row).ToArray(), Is.EqualTo(precise.GetKey(row).ToArray()));
            Assert.That(single.GetVisits(row).ToArray(), Is.All.Zero);
        }
    }

    [Test]
    public void Update_OfKnownStates_AllocatesNothing()
    {
        Transitions log = Draw(500, false);
        ulong[] keys = Key(log.States), nextKeys = Key(log.NextStates);
        var table = new QTable(1, CellWidth.Int32, ActionCount);
        Assert.That(
            Allocations.Of(() => QLearningBatch.Update(table, keys, log.Actions, log.Rewards, nextKeys, 0.1, 0.9)),
            Is.Zero);
    }

    [Test]
    public void Update_OfBadInput_SaysWhatIsWrong()
    {
        var table = new QTable(1, CellWidth.Int32, ActionCount);
        Assert.That(() => Learn([0], [1, 1], 0.1, 0.9), Throws.ArgumentException.With.Message.Contains("2 rewards"));
        Assert.That(() => Learn([3], [1], 0.1, 0.9), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("transition 0"));
        Assert.That(() => Learn([0], [double.NaN], 0.1, 0.9), Throws.ArgumentException.With.Message.Contains("transition 0 is NaN"));
        Assert.That(() => Learn([0], [1], 0, 0.9), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Learn([0], [1], 0.1, 1.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(table.StateCount, Is.Zero);

        void Learn(int[] actions, double[] rewards, double learningRate, double discountFactor) =>
            QLearningBatch.Update(table, Key([1]), actions, rewards, Key([2]), learningRate, discountFactor);
    }

    private static ulong[] Key(double[] states) => [.. states.SelectMany(state => Keys.Of(CellWidth.Int32, (int)state))];

    private static Transitions Draw(int count, bool terminal)
    {
        var random = new Xoshiro256((ulong)count);
        return new Transitions(
            [.. Enumerable.Range(0, count).Select(_ => (double)random.NextInt32(StateCount))],
            [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(ActionCount))],
            [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())],
            [.. Enumerable.Range(0, count).Select(_ => (double)random.NextInt32(StateCount))],
            [.. Enumerable.Range(0, count).Select(_ => terminal && random.NextInt32(4) == 0)]);
    }

    private sealed record Transitions(double[] States, int[] Actions, double[] Rewards, double[] NextStates, bool[] Terminated);
}
