using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.Hysteretic;

/// <summary>
/// Hysteretic Q-learning: Q-learning that learns slower from what is worse than expected, for one of several agents that learn beside each
/// other, where a bad outcome is often the others' exploration.
/// <code>δ = r + γ · max_a' Q(s',a') − Q(s,a); Q(s,a) ← Q(s,a) + α · δ where δ ≥ 0, + β · δ elsewhere, β ≤ α; the maximum being 0 where s' is terminal</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Matignon, Laurent and Le Fort-Piat 2007. Where rewards or transitions are random of themselves, its values are too high:
/// they lean towards the good outcomes, the more so the smaller β. With β = α it is Q-learning.
/// </remarks>
public sealed class HystereticQAgent : TabularAgent, ITransitionLearner
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "hysteretic-q";

    private readonly double _decreaseFactor;

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public HystereticQAgent(IStateDiscretizer discretizer, int actionCount, HystereticQOptions? options = null)
        : this(discretizer, options ??= new HystereticQOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private HystereticQAgent(IStateDiscretizer discretizer, HystereticQOptions options, QTable table)
        : base(discretizer, options, table) => _decreaseFactor = options.DecreaseFactor;

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_decreaseFactor];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static HystereticQAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, HystereticQOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        options ??= SnapshotReader.ReadOptions(snapshot, new HystereticQOptions { DecreaseFactor = SnapshotReader.ReadSettings(snapshot, 1)[0] });
        var agent = new HystereticQAgent(discretizer, options, snapshot.Tables[0]);
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

        // The next state first: where its observation is refused, the table must not have grown.
        double nextValue = terminated ? 0 : NextValue(FindRow(nextObservation), nextLegalActions);
        LearnFrom(GetOrAddRow(observation), action, reward, nextValue);
        LearnedTransitionCount++;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(Row, Action, reward, NextValue(nextRow, nextLegalActions));
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        LearnFrom(Row, Action, reward, terminated ? 0 : NextValue(finalRow, finalLegalActions));

    private double NextValue(int row, ActionMask legalActions) => GreedyAction.MaxValue(Values(row), legalActions);

    private void LearnFrom(int row, int action, double reward, double nextValue)
    {
        double learningRate = CountVisit(row, action);
        ref double value = ref Table.DangerousActionValues(row)[action];
        double error = reward + DiscountFactor * nextValue - value;
        value += (error >= 0 ? learningRate : _decreaseFactor * learningRate) * error;
    }
}
