using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.ExpectedSarsa;

/// <summary>
/// Expected SARSA: as SARSA, with the mean over the next action instead of the one that is taken, so that its targets vary less.
/// <code>Q(s,a) ← Q(s,a) + α · (r + γ · Σ_a' π(a'|s') · Q(s',a') − Q(s,a)), the sum being 0 where s' is terminal</code>
/// </summary>
/// <remarks>Source: van Seijen, van Hasselt, Whiteson and Wiering 2009; Sutton and Barto 2018, §6.6. π is the agent's own exploration policy at the moment of the update.</remarks>
public sealed class ExpectedSarsaAgent : TabularAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "expected-sarsa";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ExpectedSarsaAgent(IStateDiscretizer discretizer, int actionCount, ExpectedSarsaOptions? options = null)
        : this(discretizer, options ??= new ExpectedSarsaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private ExpectedSarsaAgent(IStateDiscretizer discretizer, ExpectedSarsaOptions options, QTable table)
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
    public static ExpectedSarsaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, ExpectedSarsaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new ExpectedSarsaAgent(
            discretizer, options ?? SnapshotReader.ReadOptions(snapshot, new ExpectedSarsaOptions()), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        Update(Row, Action, reward + DiscountFactor * ExpectedValue(nextRow, nextLegalActions));
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        Update(Row, Action, reward + DiscountFactor * (terminated ? 0 : ExpectedValue(finalRow, finalLegalActions)));
}
