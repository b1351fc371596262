using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.NStep;

/// <summary>
/// n-step Expected SARSA: as n-step SARSA, with the mean over the last action instead of the one that is taken.
/// <code>Q(s_t,a_t) ← Q(s_t,a_t) + α · (r_{t+1} + … + γⁿ⁻¹ · r_{t+n} + γⁿ · Σ_a π(a|s_{t+n}) · Q(s_{t+n},a) − Q(s_t,a_t)), rewards and sum past a terminal state being 0</code>
/// </summary>
/// <remarks>
/// Source: Sutton and Barto 2018, §7.2. On-policy: π is the agent's own exploration policy at the moment of the update. Where n is 1 it
/// equals <see cref="ExpectedSarsa.ExpectedSarsaAgent"/> bit for bit.
/// </remarks>
public sealed class NStepExpectedSarsaAgent : NStepAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "n-step-expected-sarsa";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public NStepExpectedSarsaAgent(IStateDiscretizer discretizer, int actionCount, NStepExpectedSarsaOptions? options = null)
        : this(discretizer, options ??= new NStepExpectedSarsaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private NStepExpectedSarsaAgent(IStateDiscretizer discretizer, NStepExpectedSarsaOptions options, QTable table)
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
    public static NStepExpectedSarsaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, NStepExpectedSarsaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new NStepExpectedSarsaAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        Wait(reward);
        if (IsOldestDue)
            LearnOldest(ExpectedValue(nextRow, nextLegalActions));
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override double StateValue(int row, ActionMask legalActions) => ExpectedValue(row, legalActions);

    private static NStepExpectedSarsaOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 1);
        return SnapshotReader.ReadOptions(snapshot, new NStepExpectedSarsaOptions { BackupLength = (int)settings[0] });
    }
}
