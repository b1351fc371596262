using System.Collections.Immutable;
using TabularRl.Agents.Models;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.DynaQ;

/// <summary>
/// Dyna-Q+: Dyna-Q whose imagined rewards grow with the time that an action was not tried, so that it looks again at what may have changed.
/// <code>Q(s,a) ← Q(s,a) + α · (r + κ·√τ(s,a) + γ · max_a' Q(s',a') − Q(s,a)) in planning, τ being the steps since a was last tried in s</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Sutton 1990; Sutton and Barto 2018, §8.3. As in the book, planning also takes actions that were never tried in a state
/// that was: they are imagined to lead back to it with reward 0, and their τ runs from the first step on. Legal actions of a state are those
/// that it had when it was last met. The values hold the bonus; for a task that does not change use <see cref="DynaQAgent"/>.
/// </remarks>
public sealed class DynaQPlusAgent : ModelAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "dyna-q-plus";

    private readonly int _planningStepCount;
    private readonly double _bonusWeight;
    private readonly TrialTimes _trials;

    /// <summary>Creates an agent with an empty table and model.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public DynaQPlusAgent(IStateDiscretizer discretizer, int actionCount, DynaQPlusOptions? options = null)
        : this(discretizer, options ??= new DynaQPlusOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private DynaQPlusAgent(IStateDiscretizer discretizer, DynaQPlusOptions options, QTable table)
        : base(discretizer, options, table)
    {
        _planningStepCount = options.PlanningStepCount;
        _bonusWeight = options.BonusWeight;
        _trials = new TrialTimes(table.ActionCount);
    }

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_planningStepCount, _bonusWeight];

    private protected override ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays =>
        base.FurtherArrays.Add(TrialTimes.ArrayName, _trials.ToWords(Table.StateCount));

    // The time now: real steps of either kind. It grows by one a transition.
    private long Time => StepCount + LearnedTransitionCount;

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, its model is impossible, or a stored schedule is not built in.</exception>
    public static DynaQPlusAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, DynaQPlusOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 2);
            options = SnapshotReader.ReadOptions(snapshot, new DynaQPlusOptions { PlanningStepCount = (int)settings[0], BonusWeight = settings[1] });
        }

        var agent = new DynaQPlusAgent(discretizer, options, snapshot.Tables[0]);
        agent._trials.Read(snapshot);
        agent.ResumeModel(snapshot);
        return agent;
    }

    /// <inheritdoc />
    public override int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        int action = base.BeginEpisode(observation, legalActions);
        _trials.SetLegalActions(Row, legalActions);
        return action;
    }

    private protected override void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions)
    {
        Update(row, action, reward + DiscountFactor * MaxValue(nextRow, nextLegalActions));
        Model.Add(row, action, reward, nextRow, nextLegalActions);
        _trials.SetTime(row, action, Time);
        if (nextRow >= 0)
            _trials.SetLegalActions(nextRow, nextLegalActions);
        for (int i = 0; i < _planningStepCount; i++)
        {
            int planned = Model.GetTriedRow(Random.NextInt32(Model.TriedRowCount));
            ActionMask legalActions = _trials.GetLegalActions(planned);
            int plannedAction = legalActions.GetLegal(Random.NextInt32(legalActions.CountLegal(ActionCount)));
            UpdateAgain(planned, plannedAction, Bonus(planned, plannedAction) + Imagine(planned, plannedAction, legalActions));
        }
    }

    private double Bonus(int row, int action) => _bonusWeight * Math.Sqrt(Time - _trials.GetTime(row, action));

    private double Imagine(int row, int action, ActionMask legalActions)
    {
        if (Model.GetCount(row, action) == 0)
            return DiscountFactor * MaxValue(row, legalActions);
        ref readonly Outcome outcome = ref Model.Sample(row, action, Random);
        return outcome.MeanReward + DiscountFactor * MaxValue(outcome.NextRow, outcome.NextLegalActions);
    }
}
