using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Agents;

/// <summary>
/// An agent with one table of action values that it acts on: the frame of an episode, the schedules, the counts and the snapshot, which
/// are the same whatever the agent learns. A state is added to the table when the agent acts in it; the last state of a truncated episode
/// is only read, a terminal state is never looked up. Not thread-safe.
/// </summary>
public abstract class TabularAgent : ISnapshotAgent, IRandomStateful
{
    private readonly IExplorationPolicy _exploration;
    private readonly EpsilonGreedy? _epsilonGreedy; // the frequent one, called directly and told the maximum where it is known
    private readonly ISchedule _learningRate;
    private readonly Xoshiro256 _random;
    private readonly bool _learningRateVaries;
    private readonly bool _explorationVariesByStep;
    private readonly double[] _initialValues;

    private double _currentLearningRate;
    private double _currentExploration;

    private protected TabularAgent(IStateDiscretizer discretizer, TabularAgentOptions options, QTable table)
    {
        options.Validate();
        Discretizer = discretizer;
        Table = table;
        DiscountFactor = options.DiscountFactor;
        Encoder = new StateEncoder(discretizer);
        _exploration = options.Exploration;
        _epsilonGreedy = options.Exploration as EpsilonGreedy;
        _learningRate = options.LearningRate;
        _random = new Xoshiro256(options.Seed);
        _learningRateVaries = (_learningRate.Inputs & (ScheduleInputs.Step | ScheduleInputs.Visits)) != 0;
        _explorationVariesByStep = (_exploration.Schedule.Inputs & ScheduleInputs.Step) != 0;
        _initialValues = new double[table.ActionCount];
        _initialValues.AsSpan().Fill(table.InitialActionValue);
        ReadSchedules();
    }

    /// <inheritdoc />
    public int ObservationSize => Discretizer.ObservationSize;

    /// <inheritdoc />
    public int ActionCount => Table.ActionCount;

    /// <inheritdoc />
    public long EpisodeCount { get; private set; }

    /// <inheritdoc />
    public long StepCount { get; private protected set; }

    /// <inheritdoc />
    public int StateCount => Table.StateCount;

    /// <inheritdoc />
    public double ExplorationParameter => _exploration.Schedule.GetValue(new ScheduleTime(EpisodeCount, StepCount, 0));

    /// <summary>The number of transitions learned that somebody else made. They are no steps: no schedule advances by them, except one by visits.</summary>
    public long LearnedTransitionCount { get; private protected set; }

    /// <summary>The table of the action values that the agent acts on. Writing to it while an episode runs is allowed: the agent keeps no copy, unless its class says that these values are made of others.</summary>
    public QTable Table { get; }

    /// <summary>The agent's discretizer.</summary>
    public IStateDiscretizer Discretizer { get; }

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    /// <summary>The kind in the agent's snapshots.</summary>
    private protected abstract string SnapshotKind { get; }

    /// <summary>Further options of the kind, as the snapshot keeps them.</summary>
    private protected virtual ImmutableArray<double> SnapshotSettings => [];

    /// <summary>The discretizers of levels coarser than <see cref="Discretizer"/>, of an agent that has levels.</summary>
    private protected virtual IReadOnlyList<DiscretizerDescription> CoarserDiscretizers => [];

    /// <summary>The tables beside <see cref="Table"/> that the agent needs to go on.</summary>
    private protected virtual IReadOnlyList<QTable> FurtherTables => [];

    /// <summary>What the agent keeps beside its tables, for example a model.</summary>
    private protected virtual ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays => AgentSnapshot.NoArrays;

    private protected double DiscountFactor { get; }

    private protected StateEncoder Encoder { get; }

    private protected Xoshiro256 Random => _random;

    /// <summary>The row whose reward is still to come, or −1 between two episodes.</summary>
    private protected int Row { get; set; } = -1;

    /// <summary>The action whose reward is still to come.</summary>
    private protected int Action { get; set; }

    /// <inheritdoc />
    public virtual int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        Row = GetOrAddRow(observation);
        OnEpisodeBegun();
        return Action = SelectAction(Row, legalActions);
    }

    /// <inheritdoc />
    public virtual int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        CheckStep(reward);
        int nextRow = GetOrAddRow(nextObservation);
        int nextAction = LearnAndSelect(reward, nextRow, legalActions);
        StepCount++;
        Row = nextRow;
        return Action = nextAction;
    }

    /// <inheritdoc />
    public virtual void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        CheckStep(reward);
        int finalRow = terminated ? -1 : FindRow(finalObservation);
        LearnLast(reward, terminated, finalRow, legalActions);
        CountEpisode();
    }

    /// <inheritdoc />
    public AgentSnapshot CreateSnapshot()
    {
        if (Row >= 0)
            throw new InvalidOperationException("An episode is running; take the snapshot when it has ended.");

        return new AgentSnapshot
        {
            Kind = SnapshotKind,
            Discretizer = Discretizer.Description,
            CoarserDiscretizers = CoarserDiscretizers,
            DiscountFactor = DiscountFactor,
            LearningRate = _learningRate.Description,
            Exploration = ExplorationDescription.Of(_exploration),
            EpisodeCount = EpisodeCount,
            StepCount = StepCount,
            LearnedTransitionCount = LearnedTransitionCount,
            RandomState = RandomState,
            Settings = SnapshotSettings,
            Arrays = FurtherArrays,
            Tables = [Table, .. FurtherTables],
        };
    }

    /// <summary>The agent's greedy policy as it stands; later learning does not change it.</summary>
    /// <param name="tieBreaking">What the policy plays among actions of equal value.</param>
    /// <returns>The policy.</returns>
    public virtual FrozenPolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => new(Table, Discretizer, tieBreaking);

    IActionValuePolicy IAgent.Freeze(TieBreaking tieBreaking) => Freeze(tieBreaking);

    /// <summary>Called when an episode has begun, before its first action is chosen: what waits from an unfinished one is forgotten here.</summary>
    private protected virtual void OnEpisodeBegun()
    {
    }

    /// <summary>Learns from the step of <see cref="Row"/> and <see cref="Action"/> and chooses the next action, in the algorithm's own order.</summary>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="nextRow">The next state's row.</param>
    /// <param name="nextLegalActions">The legal actions of the next state.</param>
    /// <returns>The next action.</returns>
    private protected abstract int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions);

    /// <summary>Learns from the last step of an episode.</summary>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="terminated">Whether the final state is terminal: its value is 0.</param>
    /// <param name="finalRow">The final state's row, or −1 if it is terminal or unknown (<see cref="Values"/> reads it as initial).</param>
    /// <param name="finalLegalActions">The legal actions of the final state.</param>
    private protected abstract void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions);

    /// <summary>The action values of a row, or the initial ones for −1.</summary>
    private protected ReadOnlySpan<double> Values(int row) => row < 0 ? _initialValues : Table.DangerousActionValues(row);

    /// <summary>The row of a state that is only read, or −1 if it is unknown.</summary>
    private protected virtual int FindRow(ReadOnlySpan<double> observation) => Table.FindRow(Encoder.Encode(observation));

    /// <summary>The row of a state that is acted in or learned. Agents with further tables add the state to them too.</summary>
    private protected virtual int GetOrAddRow(ReadOnlySpan<double> observation) => Table.GetOrAddRow(Encoder.Encode(observation));

    /// <summary>Counts an update of a state and action, and gives the learning rate α for it.</summary>
    private protected double CountVisit(int row, int action)
    {
        uint visits = Table.DangerousCountVisit(row, action);
        return LearningRate(visits);
    }

    /// <summary>The learning rate α of a state and action that were updated so often, this update included.</summary>
    private protected double LearningRate(long visits) =>
        _learningRateVaries ? _learningRate.GetValue(new ScheduleTime(EpisodeCount, StepCount, visits)) : _currentLearningRate;

    /// <summary>Moves an action value towards a target: <c>Q(s,a) ← Q(s,a) + α · (target − Q(s,a))</c>.</summary>
    private protected void Update(int row, int action, double target)
    {
        double learningRate = CountVisit(row, action);
        ref double value = ref Table.DangerousActionValues(row)[action];
        value += learningRate * (target - value);
    }

    /// <summary>Chooses an action in a row of the table.</summary>
    private protected int SelectAction(int row, ActionMask legalActions)
    {
        ReadOnlySpan<double> values = Values(row);
        return SelectAction(row, values, _epsilonGreedy is null ? double.NaN : GreedyAction.MaxValue(values, legalActions), legalActions);
    }

    /// <summary>As the other, with the greatest of the legal values known.</summary>
    private protected int SelectAction(int row, ReadOnlySpan<double> values, double maximum, ActionMask legalActions)
    {
        double parameter = CurrentExploration();
        if (_epsilonGreedy is not null)
            return EpsilonGreedy.Select(values, maximum, legalActions, parameter, _random);
        var choice = new ActionChoice(values, Visits(row), legalActions, parameter);
        return _exploration.SelectAction(in choice, _random);
    }

    /// <summary>The probabilities with which the agent would act now, given a row or −1 and its values.</summary>
    private protected void GetProbabilities(int row, ReadOnlySpan<double> values, ActionMask legalActions, Span<double> probabilities)
    {
        var choice = new ActionChoice(values, Visits(row), legalActions, CurrentExploration());
        _exploration.GetProbabilities(in choice, probabilities);
    }

    /// <summary>Ends the episode: counts it, and reads the schedules that go by episodes.</summary>
    private protected void CountEpisode()
    {
        StepCount++;
        EpisodeCount++;
        Row = -1;
        ReadSchedules();
    }

    /// <summary>Takes over counts and generator of a snapshot.</summary>
    private protected void Resume(AgentSnapshot snapshot)
    {
        EpisodeCount = snapshot.EpisodeCount;
        StepCount = snapshot.StepCount;
        LearnedTransitionCount = snapshot.LearnedTransitionCount;
        RandomState = snapshot.RandomState;
        ReadSchedules();
    }

    private protected void CheckStep(double reward)
    {
        if (Row < 0)
            ThrowNoEpisode();
        CheckReward(reward);
    }

    private protected void CheckTransition(int action, double reward)
    {
        if ((uint)action >= (uint)ActionCount)
            ThrowAction(action);
        CheckReward(reward);
    }

    private protected static QTable CreateTable(IStateDiscretizer discretizer, int actionCount, TabularAgentOptions options)
    {
        ArgumentNullException.ThrowIfNull(discretizer);
        return new QTable(discretizer.CellCount, discretizer.CellWidth, actionCount, options.InitialActionValue, options.InitialStateCapacity);
    }

    private static void CheckReward(double reward)
    {
        if (!double.IsFinite(reward))
            ThrowReward(reward);
    }

    private ReadOnlySpan<uint> Visits(int row) => row < 0 ? [] : Table.DangerousVisits(row);

    private double CurrentExploration() => _explorationVariesByStep ? ExplorationParameter : _currentExploration;

    // Read when an episode has ended, not when the next begins, so that what is learned in between is the same after a snapshot.
    private void ReadSchedules()
    {
        var time = new ScheduleTime(EpisodeCount, StepCount, 0);
        _currentExploration = _exploration.Schedule.GetValue(time);
        if (!_learningRateVaries)
            _currentLearningRate = _learningRate.GetValue(time);
    }

    [DoesNotReturn]
    private static void ThrowNoEpisode() => throw new InvalidOperationException("No episode is running; call BeginEpisode first.");

    [DoesNotReturn]
    private void ThrowAction(int action) => throw new ArgumentOutOfRangeException(nameof(action), action, $"There are {ActionCount} actions.");

    [DoesNotReturn]
    private static void ThrowReward(double reward) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"The reward is {reward}; a reward must be finite, or every value that it reaches is lost."), nameof(reward));
}
