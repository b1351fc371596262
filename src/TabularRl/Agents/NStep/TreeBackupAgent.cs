using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.NStep;

/// <summary>
/// n-step tree backup: learns of a target policy π over n steps without importance sampling. In each state on the way the actions that were
/// not taken count by their values, the taken one by what it returned.
/// <code>G_k = r_{k+1} + γ · (Σ_{a ≠ a_{k+1}} π(a|s_{k+1}) · Q(s_{k+1},a) + π(a_{k+1}|s_{k+1}) · G_{k+1}), the last one with Σ_a π(a|s) · Q(s,a); Q(s_t,a_t) ← Q(s_t,a_t) + α · (G_t − Q(s_t,a_t))</code>
/// </summary>
/// <remarks>
/// Source: Precup, Sutton and Singh 2000; Sutton and Barto 2018, §7.5. π is greedy by default (<see cref="TreeBackupOptions.Target"/>): then a
/// return passes a state only where the action taken there is of greatest value, ties included, and elsewhere the maximum stands. Values
/// and probabilities are those at the moment of the update. Where n is 1 it equals <see cref="QLearning.QLearningAgent"/>, or
/// <see cref="ExpectedSarsa.ExpectedSarsaAgent"/> if π is the exploration policy, bit for bit.
/// </remarks>
public sealed class TreeBackupAgent : NStepAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "tree-backup";

    private readonly TreeBackupTarget _target;

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TreeBackupAgent(IStateDiscretizer discretizer, int actionCount, TreeBackupOptions? options = null)
        : this(discretizer, options ??= new TreeBackupOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private TreeBackupAgent(IStateDiscretizer discretizer, TreeBackupOptions options, QTable table)
        : base(discretizer, options, table) => _target = options.Target;

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [.. base.SnapshotSettings, (double)_target];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static TreeBackupAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, TreeBackupOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new TreeBackupAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        Wait(reward);
        if (IsOldestDue)
            LearnOldest(StateValue(nextRow, nextLegalActions));
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override double StateValue(int row, ActionMask legalActions) => _target == TreeBackupTarget.Greedy
        ? GreedyAction.MaxValue(Values(row), legalActions)
        : ExpectedValue(row, legalActions);

    private protected override double BackedUpValue(in AgentStep step, double actionReturn)
    {
        double value = Values(step.Row)[step.Action];
        double stateValue = StateValue(step.Row, step.LegalActions);
        if (_target == TreeBackupTarget.Greedy)
            return value == stateValue ? actionReturn : stateValue;
        return stateValue + ActionProbability(step.Row, step.LegalActions, step.Action) * (actionReturn - value);
    }

    private static TreeBackupOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 2);
        return SnapshotReader.ReadOptions(snapshot, new TreeBackupOptions { BackupLength = (int)settings[0], Target = (TreeBackupTarget)(int)settings[1] });
    }
}
