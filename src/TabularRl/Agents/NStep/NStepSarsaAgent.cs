using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.NStep;

/// <summary>
/// n-step SARSA: on-policy control whose targets hold n rewards before they bootstrap, so that one episode teaches n states at once.
/// <code>Q(s_t,a_t) ← Q(s_t,a_t) + α · (r_{t+1} + γ · r_{t+2} + … + γⁿ⁻¹ · r_{t+n} + γⁿ · Q(s_{t+n},a_{t+n}) − Q(s_t,a_t)), rewards and value past a terminal state being 0</code>
/// </summary>
/// <remarks>
/// Source: Sutton and Barto 2018, §7.2. As in <see cref="Sarsa.SarsaAgent"/>, which it equals bit for bit where n is 1, the action after a
/// truncated episode is drawn and not taken; every step that waits then bootstraps from it.
/// </remarks>
public sealed class NStepSarsaAgent : NStepAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "n-step-sarsa";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public NStepSarsaAgent(IStateDiscretizer discretizer, int actionCount, NStepSarsaOptions? options = null)
        : this(discretizer, options ??= new NStepSarsaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private NStepSarsaAgent(IStateDiscretizer discretizer, NStepSarsaOptions options, QTable table)
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
    public static NStepSarsaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, NStepSarsaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new NStepSarsaAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        int nextAction = SelectAction(nextRow, nextLegalActions);
        Wait(reward);
        if (IsOldestDue)
            LearnOldest(Values(nextRow)[nextAction]);
        return nextAction;
    }

    private protected override double StateValue(int row, ActionMask legalActions) => Values(row)[SelectAction(row, legalActions)];

    private static NStepSarsaOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 1);
        return SnapshotReader.ReadOptions(snapshot, new NStepSarsaOptions { BackupLength = (int)settings[0] });
    }
}
