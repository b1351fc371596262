using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Agents.BackOff;

/// <summary>
/// Q-learning at several levels at once, from a fine state to coarser ones: each level has its own table, learns from every transition in
/// the same step, and bootstraps from its own next row. Its policy, <see cref="FreezeBackOff"/>, backs off along the levels.
/// <code>Qₗ(s,a) ← Qₗ(s,a) + α · (r + γ · max_a' Qₗ(s',a') − Qₗ(s,a)) at every level l, s being the level's own state</code>
/// </summary>
/// <remarks>
/// It acts on the finest level alone, ε-greedily by default, as a <see cref="QLearningAgent"/> would: its finest table equals that agent's, bit for bit. Acting on
/// the level that decides would starve the finer ones of the very visits that they lack. The coarser levels learn off-policy. Off-policy
/// control with aliased states has no guarantee to converge to anything optimal; what a coarse level learns is an average over the states
/// that it cannot tell apart, as often as they were met. Not thread-safe.
/// </remarks>
public sealed partial class BackOffQLearningAgent : ISnapshotAgent, ITransitionLearner, IRandomStateful
{
    private readonly LevelLearner[] _learners;
    private readonly BackOffCriterion _criterion;
    private readonly IExplorationPolicy _exploration;
    private readonly ISchedule _learningRate;
    private readonly double _discountFactor;
    private readonly Xoshiro256 _random;
    private readonly bool _learningRateVaries;
    private readonly bool _explorationVariesByStep;

    private int _action;
    private double _currentLearningRate;
    private double _currentExploration;
    private long _episodeCount;
    private long _stepCount;
    private long _learnedTransitionCount;

    /// <summary>Creates an agent with empty tables.</summary>
    /// <param name="levels">The levels, fine to coarse.</param>
    /// <param name="actionCount">The number of actions; 1 to 64.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option or the number of actions is out of its range.</exception>
    public BackOffQLearningAgent(BackOffLevels levels, int actionCount, BackOffQLearningOptions? options = null)
        : this(levels, options ??= new BackOffQLearningOptions(), CreateLearners(levels, actionCount, options))
    {
    }

    private BackOffQLearningAgent(BackOffLevels levels, BackOffQLearningOptions options, LevelLearner[] learners)
    {
        QLearningOptions learning = options.Learning;
        learning.Validate();
        Levels = levels;
        _learners = learners;
        _criterion = options.Criterion;
        _exploration = learning.Exploration;
        _learningRate = learning.LearningRate;
        _discountFactor = learning.DiscountFactor;
        _random = new Xoshiro256(learning.Seed);
        _learningRateVaries = (_learningRate.Inputs & (ScheduleInputs.Step | ScheduleInputs.Visits)) != 0;
        _explorationVariesByStep = (_exploration.Schedule.Inputs & ScheduleInputs.Step) != 0;
        ReadSchedules();
    }

    /// <inheritdoc />
    public int ObservationSize => Levels.Finest.ObservationSize;

    /// <inheritdoc />
    public int ActionCount => Finest.Table.ActionCount;

    /// <inheritdoc />
    public long EpisodeCount => _episodeCount;

    /// <inheritdoc />
    public long StepCount => _stepCount;

    /// <summary>The number of logged transitions learned from, which are neither episodes nor steps.</summary>
    public long LearnedTransitionCount => _learnedTransitionCount;

    /// <summary>The number of states in the finest level's table.</summary>
    public int StateCount => Finest.Table.StateCount;

    /// <inheritdoc />
    public double ExplorationParameter => _exploration.Schedule.GetValue(new ScheduleTime(_episodeCount, _stepCount, 0));

    /// <summary>The levels, the finest first.</summary>
    public BackOffLevels Levels { get; }

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    private LevelLearner Finest => _learners[0];

    /// <summary>The table of a level. Writing to it while an episode runs is allowed: the agent keeps no copy.</summary>
    /// <param name="level">The level, from 0, the finest.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not a level.</exception>
    public QTable GetTable(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, _learners.Length);
        return _learners[level].Table;
    }

    /// <inheritdoc />
    public int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        Observe(observation);
        foreach (LevelLearner learner in _learners)
            learner.Row = learner.GetOrAddRow();
        return _action = SelectAction(legalActions);
    }

    /// <inheritdoc />
    public int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        CheckStep(reward);
        Observe(nextObservation);
        foreach (LevelLearner learner in _learners)
        {
            int nextRow = learner.GetOrAddRow();
            double nextValue = GreedyAction.MaxValue(learner.Table.DangerousActionValues(nextRow), legalActions);
            Update(learner, learner.Row, _action, reward + _discountFactor * nextValue);
            learner.Row = nextRow;
        }

        _stepCount++;
        return _action = SelectAction(legalActions);
    }

    /// <inheritdoc />
    public void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        CheckStep(reward);
        if (!terminated)
            Observe(finalObservation);
        foreach (LevelLearner learner in _learners)
        {
            Update(learner, learner.Row, _action, reward + _discountFactor * (terminated ? 0 : learner.ReadValue(legalActions)));
            learner.Row = -1;
        }

        _stepCount++;
        _episodeCount++;
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

        // The next state first: where its observation is refused, no table must have grown.
        if (!terminated)
            Observe(nextObservation);
        foreach (LevelLearner learner in _learners)
            learner.NextValue = terminated ? 0 : learner.ReadValue(nextLegalActions);
        Observe(observation);
        foreach (LevelLearner learner in _learners)
            Update(learner, learner.GetOrAddRow(), action, reward + _discountFactor * learner.NextValue);
        _learnedTransitionCount++;
    }

    /// <summary>The greedy policy of the finest level alone, which does not back off; for the one that does, <see cref="FreezeBackOff"/>.</summary>
    /// <param name="tieBreaking">What the policy plays among actions of equal value.</param>
    /// <returns>The policy.</returns>
    public FrozenPolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => new(Finest.Table, Levels.Finest, tieBreaking);

    IActionValuePolicy IAgent.Freeze(TieBreaking tieBreaking) => Freeze(tieBreaking);

    /// <summary>The agent's policy as it stands; later learning does not change it.</summary>
    /// <param name="tieBreaking">What is played where even the coarsest level sees equal values.</param>
    /// <param name="criterion">When a level decides, or null for the agent's own criterion.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">The criterion asks for confidence, and the agent's own does not, so that it kept no evidence.</exception>
    public FrozenBackOffPolicy FreezeBackOff(TieBreaking tieBreaking = TieBreaking.Random, BackOffCriterion? criterion = null) =>
        new(Levels, Tables(), EvidenceTables(), criterion ?? _criterion, tieBreaking);

    private void Observe(ReadOnlySpan<double> observation)
    {
        foreach (LevelLearner learner in _learners)
            learner.Observe(observation);
    }

    private void Update(LevelLearner learner, int row, int action, double target)
    {
        uint visits = learner.Table.DangerousCountVisit(row, action);
        double learningRate = _learningRateVaries ? _learningRate.GetValue(new ScheduleTime(_episodeCount, _stepCount, visits)) : _currentLearningRate;
        ref double value = ref learner.Table.DangerousActionValues(row)[action];
        double error = target - value;
        value += learningRate * error;
        learner.Evidence?.Update(row, action, visits, error, learningRate);
    }

    private int SelectAction(ActionMask legalActions)
    {
        double parameter = _explorationVariesByStep ? ExplorationParameter : _currentExploration;
        QTable table = Finest.Table;
        var choice = new ActionChoice(table.DangerousActionValues(Finest.Row), table.DangerousVisits(Finest.Row), legalActions, parameter);
        return _exploration.SelectAction(in choice, _random);
    }

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
        if (Finest.Row < 0)
            ThrowNoEpisode();
        if (!double.IsFinite(reward))
            ThrowReward(reward);
    }

    private static LevelLearner[] CreateLearners(BackOffLevels levels, int actionCount, BackOffQLearningOptions options)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(options.Learning, nameof(options));
        ArgumentNullException.ThrowIfNull(options.Criterion, nameof(options));
        BackOffChecks.ActionCount(actionCount);
        return [.. levels.Discretizers.Select(discretizer => new LevelLearner(
            discretizer,
            new QTable(discretizer.CellCount, discretizer.CellWidth, actionCount, options.Learning.InitialActionValue, options.Learning.InitialStateCapacity),
            options.Criterion.UsesConfidence ? new ValueEvidence(discretizer, actionCount) : null))];
    }

    [DoesNotReturn]
    private static void ThrowNoEpisode() => throw new InvalidOperationException("No episode is running; call BeginEpisode first.");

    [DoesNotReturn]
    private static void ThrowReward(double reward) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"The reward is {reward}; a reward must be finite, or every value that it reaches is lost."), nameof(reward));
}
