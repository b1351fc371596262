using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.Sarsa;

/// <summary>
/// SARSA: on-policy temporal-difference control. It learns the value of what it does, exploration included.
/// <code>Q(s,a) ← Q(s,a) + α · (r + γ · Q(s',a') − Q(s,a)), a' being the action that is taken in s', and the last term 0 where s' is terminal</code>
/// </summary>
/// <remarks>
/// Source: Rummery and Niranjan 1994; Sutton and Barto 2018, §6.4. Where an episode is truncated, a' is drawn as if the agent went on, and
/// not taken.
/// </remarks>
public sealed class SarsaAgent : TabularAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "sarsa";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SarsaAgent(IStateDiscretizer discretizer, int actionCount, SarsaOptions? options = null)
        : this(discretizer, options ??= new SarsaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private SarsaAgent(IStateDiscretizer discretizer, SarsaOptions options, QTable table)
        : base(discretizer, options, table)
    {
    }

    private protected override string SnapshotKind => Kind;

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static SarsaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, SarsaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new SarsaAgent(discretizer, options ?? SnapshotReader.ReadOptions(snapshot, new SarsaOptions()), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        int nextAction = SelectAction(nextRow, nextLegalActions);
        Update(Row, Action, reward + DiscountFactor * Values(nextRow)[nextAction]);
        return nextAction;
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions)
    {
        double finalValue = terminated ? 0 : Values(finalRow)[SelectAction(finalRow, finalLegalActions)];
        Update(Row, Action, reward + DiscountFactor * finalValue);
    }
}
