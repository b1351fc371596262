using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.MonteCarlo;

/// <summary>
/// Off-policy Monte-Carlo control by weighted importance sampling: it learns of the greedy policy while it explores. An episode is walked
/// backwards, and left at the last action that is not greedy; what followed weighs as much more as the agent was unlikely to play it.
/// <code>G ← r + γ · G; C(s,a) ← C(s,a) + α · (W − C(s,a)); Q(s,a) ← Q(s,a) + α · W / C(s,a) · (G − Q(s,a)); stop unless a = argmax_a Q(s,a); W ← W / b(a|s)</code>
/// </summary>
/// <remarks>
/// Source: Sutton and Barto 2018, §5.7, with C as a mean instead of a sum, so that every learning rate has a meaning: with α = 1/n it is the
/// book's, a constant α forgets. b is the probability with which the exploration policy took the action. The argmax is over the legal actions,
/// the lowest among equals. A return that is cut off by truncation goes on with the greatest value of a legal action in the last state. The
/// steps of the longest episode are held in memory, and C in a further table.
/// </remarks>
public sealed class OffPolicyMonteCarloAgent : TabularAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "off-policy-monte-carlo";

    private readonly StepBuffer _steps = new();
    private readonly QTable _weights;
    private double _probability; // of the action whose reward is still to come

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public OffPolicyMonteCarloAgent(IStateDiscretizer discretizer, int actionCount, OffPolicyMonteCarloOptions? options = null)
        : this(
            discretizer,
            options ??= new OffPolicyMonteCarloOptions(),
            CreateTable(discretizer, actionCount, options),
            CreateTable(discretizer, actionCount, options with { InitialActionValue = 0 }))
    {
    }

    private OffPolicyMonteCarloAgent(IStateDiscretizer discretizer, OffPolicyMonteCarloOptions options, QTable table, QTable weights)
        : base(discretizer, options, table) => _weights = weights;

    private protected override string SnapshotKind => Kind;

    private protected override IReadOnlyList<QTable> FurtherTables
    {
        get
        {
            AddMissingRows();
            return [_weights];
        }
    }

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its tables are taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the tables were learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static OffPolicyMonteCarloAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, OffPolicyMonteCarloOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind, tableCount: 2);
        var agent = new OffPolicyMonteCarloAgent(
            discretizer,
            options ?? SnapshotReader.ReadOptions(snapshot, new OffPolicyMonteCarloOptions()),
            snapshot.Tables[0],
            snapshot.Tables[1]);
        agent.Resume(snapshot);
        return agent;
    }

    /// <inheritdoc />
    public override int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        int action = base.BeginEpisode(observation, legalActions);
        _probability = ActionProbability(Row, legalActions, action);
        return action;
    }

    private protected override void OnEpisodeBegun() => _steps.Clear();

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        Keep(reward);
        int nextAction = SelectAction(nextRow, nextLegalActions);
        _probability = ActionProbability(nextRow, nextLegalActions, nextAction);
        return nextAction;
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions)
    {
        Keep(reward);
        _steps.AccumulateRewards(DiscountFactor, terminated ? 0 : GreedyAction.MaxValue(Values(finalRow), finalLegalActions));
        double weight = 1;
        for (int i = _steps.Count - 1; i >= 0 && double.IsFinite(weight); i--)
        {
            ref readonly AgentStep step = ref _steps[i];
            LearnReturn(step.Row, step.Action, step.Reward, weight);
            bool isGreedy = GreedyAction.FindFirst(Values(step.Row), step.LegalActions, out _) == step.Action;
            if (!isGreedy)
                return;
            weight /= step.Probability; // past the range of a double there is nothing left to learn from
        }
    }

    private protected override int GetOrAddRow(ReadOnlySpan<double> observation)
    {
        int row = base.GetOrAddRow(observation);
        AddMissingRows();
        return row;
    }

    // The table may have got states from somebody else too.
    private void AddMissingRows()
    {
        while (_weights.StateCount < Table.StateCount)
            _weights.GetOrAddRow(Table.GetKey(_weights.StateCount));
    }

    private void Keep(double reward) => _steps.Add(new AgentStep(Row, Action, reward, LegalActions, _probability));

    private void LearnReturn(int row, int action, double @return, double weight)
    {
        double learningRate = CountVisit(row, action);
        ref double meanWeight = ref _weights.DangerousActionValues(row)[action];
        meanWeight += learningRate * (weight - meanWeight);
        ref double value = ref Table.DangerousActionValues(row)[action];
        value += learningRate * weight / meanWeight * (@return - value);
    }
}
