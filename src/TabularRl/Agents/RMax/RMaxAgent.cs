using System.Collections.Immutable;
using System.Numerics;
using TabularRl.Agents.Models;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.RMax;

/// <summary>
/// R-max: an action of a state that was tried less than m times is worth V_max, the best that can be; of the others a model is estimated
/// and solved. Acting greedily it either earns well or learns something.
/// <code>Q(s,a) = Σ_s' p̂(s'|s,a) · (r̂(s,a,s') + γ · max_a' Q(s',a')) where n(s,a) ≥ m, and V_max elsewhere</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Brafman and Tennenholtz 2002. V_max is the options' initial action value: no return may be greater, or the optimism
/// is none, and the closer it is to the greatest return, the sooner the agent is done. The paper keeps the model of the first m trials; here
/// it goes on counting, and is solved again when an action has been tried m, 2m, 4m, … times. It is solved by prioritized sweeping to the
/// tolerance, so that one step may do many updates.
/// </remarks>
public sealed class RMaxAgent : SweepingAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "r-max";

    private readonly int _knownVisitCount;
    private readonly double _planningTolerance;

    /// <summary>Creates an agent with an empty table and model.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RMaxAgent(IStateDiscretizer discretizer, int actionCount, RMaxOptions? options = null)
        : this(discretizer, options ??= new RMaxOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private RMaxAgent(IStateDiscretizer discretizer, RMaxOptions options, QTable table)
        : base(discretizer, options, table, options.PlanningTolerance)
    {
        _knownVisitCount = options.KnownVisitCount;
        _planningTolerance = options.PlanningTolerance;
    }

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_knownVisitCount, _planningTolerance];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, its model is impossible, or a stored schedule is not built in.</exception>
    public static RMaxAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, RMaxOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 2);
            options = SnapshotReader.ReadOptions(snapshot, new RMaxOptions { KnownVisitCount = (int)settings[0], PlanningTolerance = settings[1] });
        }

        var agent = new RMaxAgent(discretizer, options, snapshot.Tables[0]);
        agent.ResumeSweeping(snapshot);
        return agent;
    }

    private protected override bool IsUsed(long count) => count >= _knownVisitCount;

    private protected override void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions)
    {
        CountVisit(row, action);
        Model.Add(row, action, reward, nextRow, nextLegalActions);
        (long multiple, long rest) = Math.DivRem(Model.GetCount(row, action), _knownVisitCount);
        if (rest != 0 || !BitOperations.IsPow2(multiple))
            return;
        Enqueue(row, action);
        Sweep(long.MaxValue);
    }
}
