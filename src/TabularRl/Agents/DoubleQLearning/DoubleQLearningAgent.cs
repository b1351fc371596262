using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.DoubleQLearning;

/// <summary>
/// Double Q-learning: two estimates, of which at each step a coin chooses one to be updated. It says which next action is best, and the
/// other what that action is worth, so that chance successes are not taken for value, as in the maximum of Q-learning.
/// <code>Q₁(s,a) ← Q₁(s,a) + α · (r + γ · Q₂(s', argmax_a' Q₁(s',a')) − Q₁(s,a)), or the same with 1 and 2 exchanged</code>
/// </summary>
/// <remarks>
/// Source: van Hasselt 2010; Sutton and Barto 2018, §6.7. It acts on the mean of both, which is what <see cref="TabularAgent.Table"/> holds
/// (the book's sum, halved, has the same greedy actions and keeps the scale of a softmax); what somebody else writes into it does not last. The argmax is over the legal actions, one among
/// equals at random. α by visits counts the updates of either estimate together.
/// </remarks>
public sealed class DoubleQLearningAgent : TabularAgent, ITransitionLearner
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "double-q-learning";

    private readonly QTable _first;
    private readonly QTable _second;

    /// <summary>Creates an agent with empty tables.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public DoubleQLearningAgent(IStateDiscretizer discretizer, int actionCount, DoubleQLearningOptions? options = null)
        : this(
            discretizer,
            options ??= new DoubleQLearningOptions(),
            [CreateTable(discretizer, actionCount, options), CreateTable(discretizer, actionCount, options), CreateTable(discretizer, actionCount, options)])
    {
    }

    private DoubleQLearningAgent(IStateDiscretizer discretizer, DoubleQLearningOptions options, IReadOnlyList<QTable> tables)
        : base(discretizer, options, tables[0])
    {
        _first = tables[1];
        _second = tables[2];
    }

    private protected override string SnapshotKind => Kind;

    private protected override IReadOnlyList<QTable> FurtherTables => [_first, _second];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its tables are taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the tables were learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static DoubleQLearningAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, DoubleQLearningOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind, tableCount: 3);
        var agent = new DoubleQLearningAgent(discretizer, options ?? SnapshotReader.ReadOptions(snapshot, new DoubleQLearningOptions()), snapshot.Tables);
        agent.Resume(snapshot);
        return agent;
    }

    /// <inheritdoc />
    public void Learn(
        ReadOnlySpan<double> observation,
        int action,
        double reward,
        ReadOnlySpan<double> nextObservation,
        bool terminated,
        ActionMask nextLegalActions = default)
    {
        CheckTransition(action, reward);
        int nextRow = terminated ? -1 : FindRow(nextObservation);
        LearnFrom(GetOrAddRow(observation), action, reward, terminated, nextRow, nextLegalActions);
        LearnedTransitionCount++;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(Row, Action, reward, terminated: false, nextRow, nextLegalActions);
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        LearnFrom(Row, Action, reward, terminated, finalRow, finalLegalActions);

    private protected override int GetOrAddRow(ReadOnlySpan<double> observation)
    {
        int row = base.GetOrAddRow(observation);
        if (row == _first.StateCount)
        {
            _first.GetOrAddRow(Encoder.Key);
            _second.GetOrAddRow(Encoder.Key);
        }

        return row;
    }

    private void LearnFrom(int row, int action, double reward, bool terminated, int nextRow, ActionMask nextLegalActions)
    {
        (QTable updated, QTable other) = (Random.NextUInt64() >> 63) == 0 ? (_first, _second) : (_second, _first);
        double nextValue = terminated ? 0 : NextValue(updated, other, nextRow, nextLegalActions);
        double learningRate = CountVisit(row, action);
        ref double value = ref updated.DangerousActionValues(row)[action];
        value += learningRate * (reward + DiscountFactor * nextValue - value);
        Table.DangerousActionValues(row)[action] = (value + other.DangerousActionValues(row)[action]) / 2;
    }

    private double NextValue(QTable chooser, QTable judge, int row, ActionMask legalActions)
    {
        if (row < 0)
            return Table.InitialActionValue;
        int best = GreedyAction.Select(chooser.DangerousActionValues(row), legalActions, Random.NextDouble());
        return judge.DangerousActionValues(row)[best];
    }
}
