using System.Runtime.CompilerServices;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.QLearning;

/// <summary>
/// Q-learning: off-policy temporal-difference control with one table.
/// <code>Q(s,a) ← Q(s,a) + α · (r + γ · max_a' Q(s',a') − Q(s,a)), the maximum being 0 where s' is terminal</code>
/// </summary>
/// <remarks>
/// Source: Watkins 1989; Sutton and Barto 2018, §6.5. The maximum is taken over the legal actions of s'. A state is added to the table when
/// the agent acts in it; the last state of a truncated episode is only read. Not thread-safe.
/// </remarks>
public sealed partial class QLearningAgent : TabularAgent, ITransitionLearner
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "q-learning";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public QLearningAgent(IStateDiscretizer discretizer, int actionCount, QLearningOptions? options = null)
        : this(discretizer, options ??= new QLearningOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private QLearningAgent(IStateDiscretizer discretizer, QLearningOptions options, QTable table)
        : base(discretizer, options, table)
    {
    }

    private protected override string SnapshotKind => Kind;

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">
    /// Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them:
    /// the generator goes on from its stored state.
    /// </param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static QLearningAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, QLearningOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new QLearningAgent(discretizer, options ?? SnapshotReader.ReadOptions(snapshot, new QLearningOptions()), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    // The frame's three calls in one piece each: the maximum that the update has found is also the one that the greedy choice needs.

    /// <inheritdoc />
    public override int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        Row = GetOrAddRow(observation);
        ReadOnlySpan<double> values = Table.DangerousActionValues(Row);
        return Action = SelectAction(Row, values, GreedyAction.MaxValue(values, legalActions), legalActions);
    }

    /// <inheritdoc />
    public override int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        CheckStep(reward);
        ReadOnlySpan<ulong> nextKey = Encoder.Encode(nextObservation);
        int row = Row;
        int nextRow = Table.Index.DangerousHasKey(row, nextKey) ? row : Table.GetOrAddRow(nextKey); // many steps change nothing that is seen
        int nextAction = LearnAndSelect(row, Action, reward, nextRow, legalActions);
        Row = nextRow;
        return Action = nextAction;
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

        // The next state first: where its observation is refused, the table must not have grown.
        double nextValue = terminated ? 0 : GreedyAction.MaxValue(Values(FindRow(nextObservation)), nextLegalActions);
        Update(GetOrAddRow(observation), action, reward + DiscountFactor * nextValue);
        LearnedTransitionCount++;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions) =>
        LearnAndSelect(Row, Action, reward, nextRow, nextLegalActions);

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        LearnLast(Row, Action, reward, terminated, finalRow, finalLegalActions);

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // part of every step
    private int LearnAndSelect(int row, int action, double reward, int nextRow, ActionMask nextLegalActions)
    {
        ReadOnlySpan<double> nextValues = Table.DangerousActionValues(nextRow);
        double maximum = GreedyAction.MaxValue(nextValues, nextLegalActions);
        Update(row, action, reward + DiscountFactor * maximum);
        StepCount++;
        if (nextRow == row)
            maximum = GreedyAction.MaxValue(nextValues, nextLegalActions); // the update has changed this row
        return SelectAction(nextRow, nextValues, maximum, nextLegalActions);
    }

    private void LearnLast(int row, int action, double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        Update(row, action, reward + DiscountFactor * (terminated ? 0 : GreedyAction.MaxValue(Values(finalRow), finalLegalActions)));
}
