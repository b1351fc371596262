using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.ActorCritic;

/// <summary>
/// One-step actor-critic: it learns preferences for actions, whose softmax it plays, and state values, whose error says whether an action was
/// better than expected.
/// <code>δ = r + γ · V(s') − V(s); V(s) ← V(s) + α_V · δ; h(s,b) ← h(s,b) + α · γ^t · δ · (1[b = a] − π(b|s)) for every legal b, V(s') being 0 where s' is terminal</code>
/// </summary>
/// <remarks>
/// On-policy. Source: Barto, Sutton and Anderson 1983; Sutton and Barto 2018, §13.5, with one preference a state and action, and the softmax of
/// §13.1; the 1/τ of the gradient is left to α. <see cref="TabularAgent.Table"/> holds the preferences: a frozen policy plays the most preferred action, and reads preferences where
/// others read values. The policy itself is random as long as preferences are close.
/// </remarks>
public sealed class ActorCriticAgent : TabularAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "actor-critic";

    private readonly ActorCriticOptions _options;
    private readonly double[] _probabilities;
    private ActionMask _legalActions; // of the state whose reward is still to come
    private double _weight; // γ^t of that state

    /// <summary>Creates an agent with empty tables.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The exploration is no softmax.</exception>
    public ActorCriticAgent(IStateDiscretizer discretizer, int actionCount, ActorCriticOptions? options = null)
        : this(discretizer, options ??= new ActorCriticOptions(), [CreateTable(discretizer, actionCount, options), CreateStateTable(discretizer, options)])
    {
    }

    private ActorCriticAgent(IStateDiscretizer discretizer, ActorCriticOptions options, IReadOnlyList<QTable> tables)
        : base(discretizer, options, tables[0])
    {
        _options = options;
        _probabilities = new double[tables[0].ActionCount];
        StateValues = tables[1];
    }

    /// <summary>The state values V(s), as a table of one action with the same rows as <see cref="TabularAgent.Table"/>.</summary>
    public QTable StateValues { get; }

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_options.StateValueLearningRate, _options.WeighsByTime ? 1 : 0];

    private protected override IReadOnlyList<QTable> FurtherTables => [StateValues];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its tables are taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the tables were learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static ActorCriticAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, ActorCriticOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind, tableCount: 2);
        if (snapshot.Tables[1].ActionCount != 1)
            throw new ArgumentException("The second table of the snapshot holds no state values.", nameof(snapshot));
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 2);
            options = SnapshotReader.ReadOptions(snapshot, new ActorCriticOptions { StateValueLearningRate = settings[0], WeighsByTime = settings[1] != 0 });
        }

        var agent = new ActorCriticAgent(discretizer, options, snapshot.Tables);
        agent.Resume(snapshot);
        return agent;
    }

    /// <inheritdoc />
    public override int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        int action = base.BeginEpisode(observation, legalActions);
        _legalActions = legalActions;
        _weight = 1;
        return action;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(reward, StateValue(nextRow));
        _legalActions = nextLegalActions;
        if (_options.WeighsByTime)
            _weight *= DiscountFactor;
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        LearnFrom(reward, terminated ? 0 : StateValue(finalRow));

    private protected override int GetOrAddRow(ReadOnlySpan<double> observation)
    {
        int row = base.GetOrAddRow(observation);
        if (row == StateValues.StateCount)
            StateValues.GetOrAddRow(Encoder.Key);
        return row;
    }

    private static QTable CreateStateTable(IStateDiscretizer discretizer, ActorCriticOptions options) =>
        new(discretizer.CellCount, discretizer.CellWidth, 1, capacity: options.InitialStateCapacity);

    private double StateValue(int row) => row < 0 ? StateValues.InitialActionValue : StateValues.DangerousActionValues(row)[0];

    private void LearnFrom(double reward, double nextValue)
    {
        ref double value = ref StateValues.DangerousActionValues(Row)[0];
        double error = reward + DiscountFactor * nextValue - value;
        Span<double> preferences = Table.DangerousActionValues(Row);
        GetProbabilities(Row, preferences, _legalActions, _probabilities);
        value += _options.StateValueLearningRate * error;
        StateValues.DangerousCountVisit(Row, 0);
        double step = CountVisit(Row, Action) * _weight * error;
        for (int action = 0; action < preferences.Length; action++)
        {
            if (_legalActions.IsLegal(action))
                preferences[action] += step * ((action == Action ? 1 : 0) - _probabilities[action]);
        }
    }
}
