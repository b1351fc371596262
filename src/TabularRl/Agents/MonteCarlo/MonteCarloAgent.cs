using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.MonteCarlo;

/// <summary>
/// On-policy Monte-Carlo control: when an episode has ended, each of its actions moves to the return that followed it. Nothing is
/// bootstrapped within an episode, so that a state which hides something of the past does no harm.
/// <code>G_t = r_{t+1} + γ · G_{t+1}; Q(s_t,a_t) ← Q(s_t,a_t) + α · (G_t − Q(s_t,a_t)), for the first or for every visit of s_t, a_t</code>
/// </summary>
/// <remarks>
/// Source: Singh and Sutton 1996; Sutton and Barto 2018, §5.4. A return that is cut off by truncation goes on with the mean over the agent's
/// policy, <c>Σ_a π(a|s) · Q(s,a)</c>, of the last state. Values are updated in the order of the steps. The steps of the longest episode
/// are held in memory.
/// </remarks>
public sealed class MonteCarloAgent : TabularAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "monte-carlo";

    private readonly StepBuffer _steps = new();
    private readonly HashSet<(int Row, int Action)> _met = [];
    private readonly ReturnVisits _visits;

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MonteCarloAgent(IStateDiscretizer discretizer, int actionCount, MonteCarloOptions? options = null)
        : this(discretizer, options ??= new MonteCarloOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private MonteCarloAgent(IStateDiscretizer discretizer, MonteCarloOptions options, QTable table)
        : base(discretizer, options, table) => _visits = options.Visits;

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [(double)_visits];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static MonteCarloAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, MonteCarloOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new MonteCarloAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override void OnEpisodeBegun() => _steps.Clear();

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        _steps.Add(new AgentStep(Row, Action, reward));
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions)
    {
        _steps.Add(new AgentStep(Row, Action, reward));
        _steps.AccumulateRewards(DiscountFactor, terminated ? 0 : ExpectedValue(finalRow, finalLegalActions));
        _met.Clear();
        for (int i = 0; i < _steps.Count; i++)
        {
            (int row, int action, double @return) = (_steps[i].Row, _steps[i].Action, _steps[i].Reward);
            if (_visits == ReturnVisits.Every || _met.Add((row, action)))
                Update(row, action, @return);
        }
    }

    private static MonteCarloOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 1);
        return SnapshotReader.ReadOptions(snapshot, new MonteCarloOptions { Visits = (ReturnVisits)(int)settings[0] });
    }
}
