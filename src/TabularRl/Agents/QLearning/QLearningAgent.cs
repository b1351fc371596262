using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Agents.QLearning;

/// <summary>
/// Q-learning: off-policy temporal-difference control with one table.
/// <code>Q(s,a) ← Q(s,a) + α · (r + γ · max_a' Q(s',a') − Q(s,a)), the maximum being 0 where s' is terminal</code>
/// </summary>
/// <remarks>
/// Source: Watkins 1989; Sutton and Barto 2018, §6.5. The maximum is taken over the legal actions of s'. A state is added to the table when
/// the agent acts in it; the last state of a truncated episode is only read. Not thread-safe.
/// </remarks>
public sealed class QLearningAgent : ISnapshotAgent, ITransitionLearner, IRandomStateful
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "q-learning";

    private readonly IStateDiscretizer _discretizer;
    private readonly QTable _table;
    private readonly IExplorationPolicy _exploration;
    private readonly EpsilonGreedy? _epsilonGreedy; // the frequent one, called directly and told the maximum that the update has found
    private readonly ISchedule _learningRate;
    private readonly double _discountFactor;
    private readonly Xoshiro256 _random;
    private readonly StateEncoder _encoder;
    private readonly bool _learningRateVaries;
    private readonly bool _explorationVariesByStep;

    // Carried from step to step: the row and action whose reward is still to come.
    private int _row = -1;
    private int _action;

    private double _currentLearningRate;
    private double _currentExploration;
    private long _episodeCount;
    private long _stepCount;
    private long _learnedTransitionCount;

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public QLearningAgent(IStateDiscretizer discretizer, int actionCount, QLearningOptions? options = null)
        : this(discretizer, options ??= new QLearningOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private QLearningAgent(IStateDiscretizer discretizer, QLearningOptions options, QTable table)
    {
        options.Validate();
        _discretizer = discretizer;
        _table = table;
        _exploration = options.Exploration;
        _epsilonGreedy = options.Exploration as EpsilonGreedy;
        _learningRate = options.LearningRate;
        _discountFactor = options.DiscountFactor;
        _random = new Xoshiro256(options.Seed);
        _encoder = new StateEncoder(discretizer);
        _learningRateVaries = (_learningRate.Inputs & (ScheduleInputs.Step | ScheduleInputs.Visits)) != 0;
        _explorationVariesByStep = (_exploration.Schedule.Inputs & ScheduleInputs.Step) != 0;
        ReadSchedules();
    }

    /// <inheritdoc />
    public int ObservationSize => _discretizer.ObservationSize;

    /// <inheritdoc />
    public int ActionCount => _table.ActionCount;

    /// <inheritdoc />
    public long EpisodeCount => _episodeCount;

    /// <inheritdoc />
    public long StepCount => _stepCount;

    /// <inheritdoc />
    public int StateCount => _table.StateCount;

    /// <inheritdoc />
    public double ExplorationParameter => _exploration.Schedule.GetValue(new ScheduleTime(_episodeCount, _stepCount, 0));

    /// <summary>The number of transitions learned by <see cref="Learn"/>. They are no steps: no schedule advances by them, except one by visits.</summary>
    public long LearnedTransitionCount => _learnedTransitionCount;

    /// <summary>The agent's table. Writing to it while an episode runs is allowed: the agent keeps no copy.</summary>
    public QTable Table => _table;

    /// <summary>The agent's discretizer.</summary>
    public IStateDiscretizer Discretizer => _discretizer;

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">
    /// Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them:
    /// the generator goes on from its stored state.
    /// </param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static QLearningAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, QLearningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(discretizer);
        if (snapshot.Kind != Kind || snapshot.Tables.Count != 1)
            throw new ArgumentException($"The snapshot is of a '{snapshot.Kind}' agent with {snapshot.Tables.Count} tables, not of a '{Kind}' agent with one.", nameof(snapshot));
        if (discretizer.Description != snapshot.Discretizer)
            throw new ArgumentException("The table was learned under another discretizer; use the one that is described in the snapshot.", nameof(discretizer));

        options ??= new QLearningOptions
        {
            DiscountFactor = snapshot.DiscountFactor,
            LearningRate = Schedule.FromDescription(snapshot.LearningRate),
            Exploration = snapshot.Exploration.Build(),
        };
        var agent = new QLearningAgent(discretizer, options, snapshot.Tables[0])
        {
            _episodeCount = snapshot.EpisodeCount,
            _stepCount = snapshot.StepCount,
            _learnedTransitionCount = snapshot.LearnedTransitionCount,
            RandomState = snapshot.RandomState,
        };
        agent.ReadSchedules();
        return agent;
    }

    /// <inheritdoc />
    public int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        _row = GetOrAddRow(observation);
        ReadOnlySpan<double> values = _table.DangerousActionValues(_row);
        return _action = SelectAction(_row, values, GreedyAction.MaxValue(values, legalActions), legalActions);
    }

    /// <inheritdoc />
    public int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        CheckStep(reward);
        ReadOnlySpan<ulong> nextKey = _encoder.Encode(nextObservation);
        int nextRow = _table.Index.DangerousHasKey(_row, nextKey) ? _row : _table.GetOrAddRow(nextKey); // many steps change nothing that is seen
        ReadOnlySpan<double> nextValues = _table.DangerousActionValues(nextRow);
        double maximum = GreedyAction.MaxValue(nextValues, legalActions);
        Update(_row, _action, reward + _discountFactor * maximum);
        _stepCount++;
        if (nextRow == _row)
            maximum = GreedyAction.MaxValue(nextValues, legalActions); // the update has changed this row
        _row = nextRow;
        return _action = SelectAction(nextRow, nextValues, maximum, legalActions);
    }

    /// <inheritdoc />
    public void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        CheckStep(reward);
        Update(_row, _action, reward + _discountFactor * FinalValue(finalObservation, terminated, legalActions));
        _stepCount++;
        _episodeCount++;
        _row = -1;
        ReadSchedules();
    }

    /// <inheritdoc />
    public void Learn(
        ReadOnlySpan<double> observation,
        int action,
        double reward,
        ReadOnlySpan<double> nextObservation,
        bool terminated,
        ActionMask nextLegalActions = default)
    {
        if ((uint)action >= (uint)ActionCount)
            throw new ArgumentOutOfRangeException(nameof(action), action, $"There are {ActionCount} actions.");
        if (!double.IsFinite(reward))
            ThrowReward(reward);

        // The next state first: where its observation is refused, the table must not have grown.
        double nextValue = FinalValue(nextObservation, terminated, nextLegalActions);
        Update(GetOrAddRow(observation), action, reward + _discountFactor * nextValue);
        _learnedTransitionCount++;
    }

    /// <inheritdoc />
    public AgentSnapshot CreateSnapshot()
    {
        if (_row >= 0)
            throw new InvalidOperationException("An episode is running; take the snapshot when it has ended.");

        return new AgentSnapshot
        {
            Kind = Kind,
            Discretizer = _discretizer.Description,
            DiscountFactor = _discountFactor,
            LearningRate = _learningRate.Description,
            Exploration = ExplorationDescription.Of(_exploration),
            EpisodeCount = _episodeCount,
            StepCount = _stepCount,
            LearnedTransitionCount = _learnedTransitionCount,
            RandomState = RandomState,
            Tables = [_table],
        };
    }

    /// <inheritdoc />
    public FrozenPolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => new(_table, _discretizer, tieBreaking);

    private void Update(int row, int action, double target)
    {
        uint visits = _table.DangerousCountVisit(row, action);
        double learningRate = _learningRateVaries ? _learningRate.GetValue(new ScheduleTime(_episodeCount, _stepCount, visits)) : _currentLearningRate;
        ref double value = ref _table.DangerousActionValues(row)[action];
        value += learningRate * (target - value);
    }

    private int SelectAction(int row, ReadOnlySpan<double> values, double maximum, ActionMask legalActions)
    {
        double parameter = _explorationVariesByStep ? ExplorationParameter : _currentExploration;
        if (_epsilonGreedy is not null)
            return EpsilonGreedy.Select(values, maximum, legalActions, parameter, _random);
        var choice = new ActionChoice(values, _table.DangerousVisits(row), legalActions, parameter);
        return _exploration.SelectAction(in choice, _random);
    }

    private double FinalValue(ReadOnlySpan<double> observation, bool terminated, ActionMask legalActions)
    {
        if (terminated)
            return 0;
        int row = _table.FindRow(_encoder.Encode(observation));
        return row < 0 ? _table.InitialActionValue : GreedyAction.MaxValue(_table.DangerousActionValues(row), legalActions);
    }

    private int GetOrAddRow(ReadOnlySpan<double> observation) => _table.GetOrAddRow(_encoder.Encode(observation));

    // Read when an episode has ended, not when the next begins, so that what is learned in between is the same after a snapshot.
    private void ReadSchedules()
    {
        var time = new ScheduleTime(_episodeCount, _stepCount, 0);
        _currentExploration = _exploration.Schedule.GetValue(time);
        if (!_learningRateVaries)
            _currentLearningRate = _learningRate.GetValue(time);
    }

    private void CheckStep(double reward)
    {
        if (_row < 0)
            ThrowNoEpisode();
        if (!double.IsFinite(reward))
            ThrowReward(reward);
    }

    private static QTable CreateTable(IStateDiscretizer discretizer, int actionCount, QLearningOptions options)
    {
        ArgumentNullException.ThrowIfNull(discretizer);
        return new QTable(discretizer.CellCount, discretizer.CellWidth, actionCount, options.InitialActionValue, options.InitialStateCapacity);
    }

    [DoesNotReturn]
    private static void ThrowNoEpisode() => throw new InvalidOperationException("No episode is running; call BeginEpisode first.");

    [DoesNotReturn]
    private static void ThrowReward(double reward) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"The reward is {reward}; a reward must be finite, or every value that it reaches is lost."), nameof(reward));
}
