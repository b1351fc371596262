using System.Collections.Immutable;
using TabularRl.Agents.Models;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.DynaQ;

/// <summary>
/// Dyna-Q: Q-learning, and after each step n more updates from transitions that a learned model imagines, in states and actions that were
/// tried before.
/// <code>Q(s,a) ← Q(s,a) + α · (r + γ · max_a' Q(s',a') − Q(s,a)), of the real step, then n times of a random s and a, with r and s' from the model</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Sutton 1990; Sutton and Barto 2018, §8.2. In a stochastic environment the model draws s' as often as it followed,
/// with the mean reward of that transition; in a deterministic one it is the book's. Imagined updates count no visits. Logged transitions
/// are learned the same way, planning included. A mask is remembered with each transition.
/// </remarks>
public sealed class DynaQAgent : ModelAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "dyna-q";

    private readonly int _planningStepCount;

    /// <summary>Creates an agent with an empty table and model.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public DynaQAgent(IStateDiscretizer discretizer, int actionCount, DynaQOptions? options = null)
        : this(discretizer, options ??= new DynaQOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private DynaQAgent(IStateDiscretizer discretizer, DynaQOptions options, QTable table)
        : base(discretizer, options, table) => _planningStepCount = options.PlanningStepCount;

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_planningStepCount];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, its model is impossible, or a stored schedule is not built in.</exception>
    public static DynaQAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, DynaQOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        options ??= SnapshotReader.ReadOptions(snapshot, new DynaQOptions { PlanningStepCount = (int)SnapshotReader.ReadSettings(snapshot, 1)[0] });
        var agent = new DynaQAgent(discretizer, options, snapshot.Tables[0]);
        agent.ResumeModel(snapshot);
        return agent;
    }

    private protected override void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions)
    {
        Update(row, action, reward + DiscountFactor * MaxValue(nextRow, nextLegalActions));
        Model.Add(row, action, reward, nextRow, nextLegalActions);
        for (int i = 0; i < _planningStepCount; i++)
        {
            int planned = Model.GetTriedRow(Random.NextInt32(Model.TriedRowCount));
            int plannedAction = Model.SampleTriedAction(planned, Random);
            ref readonly Outcome outcome = ref Model.Sample(planned, plannedAction, Random);
            UpdateAgain(planned, plannedAction, outcome.MeanReward + DiscountFactor * MaxValue(outcome.NextRow, outcome.NextLegalActions));
        }
    }
}
