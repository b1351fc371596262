using System.Collections.Immutable;
using TabularRl.Agents.Models;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.PrioritizedSweeping;

/// <summary>
/// Prioritized sweeping for stochastic environments: it counts what follows what, and after each step does the n expected updates that change
/// most, going back from each state whose value changed to those that lead to it.
/// <code>Q(s,a) ← Q(s,a) + α · (Σ_s' p̂(s'|s,a) · (r̂(s,a,s') + γ · max_a' Q(s',a')) − Q(s,a)), the pair (s,a) of greatest error first</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Moore and Atkeson 1993; Peng and Williams 1993; Sutton and Barto 2018, §8.4, with the expected updates that it names
/// for stochastic environments. p̂ and r̂ are relative frequencies and mean rewards. Visits count real steps alone. For a model that is
/// known use <c>TabularRl.Planning.PrioritizedSweeping</c>.
/// </remarks>
public sealed class PrioritizedSweepingAgent : SweepingAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "prioritized-sweeping";

    private readonly int _planningStepCount;
    private readonly double _priorityThreshold;

    /// <summary>Creates an agent with an empty table and model.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PrioritizedSweepingAgent(IStateDiscretizer discretizer, int actionCount, PrioritizedSweepingOptions? options = null)
        : this(discretizer, options ??= new PrioritizedSweepingOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private PrioritizedSweepingAgent(IStateDiscretizer discretizer, PrioritizedSweepingOptions options, QTable table)
        : base(discretizer, options, table, options.PriorityThreshold)
    {
        _planningStepCount = options.PlanningStepCount;
        _priorityThreshold = options.PriorityThreshold;
    }

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_planningStepCount, _priorityThreshold];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, its model or queue is impossible, or a stored schedule is not built in.</exception>
    public static PrioritizedSweepingAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, PrioritizedSweepingOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 2);
            options = SnapshotReader.ReadOptions(
                snapshot, new PrioritizedSweepingOptions { PlanningStepCount = (int)settings[0], PriorityThreshold = settings[1] });
        }

        var agent = new PrioritizedSweepingAgent(discretizer, options, snapshot.Tables[0]);
        agent.ResumeSweeping(snapshot);
        return agent;
    }

    private protected override bool IsUsed(long count) => true;

    private protected override void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions)
    {
        CountVisit(row, action);
        Model.Add(row, action, reward, nextRow, nextLegalActions);
        Enqueue(row, action);
        Sweep(_planningStepCount);
    }
}
