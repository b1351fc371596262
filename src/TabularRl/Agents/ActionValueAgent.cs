using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Agents;

/// <summary>
/// What agents that learn action values share, however they store them: options, schedules, exploration, counts and the snapshot.
/// Not thread-safe.
/// </summary>
public abstract class ActionValueAgent : IRandomStateful
{
    private readonly IExplorationPolicy _exploration;
    private readonly EpsilonGreedy? _epsilonGreedy; // the frequent one, called directly and told the maximum where it is known
    private readonly ISchedule _learningRate;
    private readonly Xoshiro256 _random;
    private readonly bool _learningRateVaries;
    private readonly bool _explorationVariesByStep;

    private double _currentLearningRate;
    private double _currentExploration;

    private protected ActionValueAgent(IStateDiscretizer discretizer, int actionCount, TabularAgentOptions options)
    {
        options.Validate();
        Discretizer = discretizer;
        ActionCount = actionCount;
        DiscountFactor = options.DiscountFactor;
        _exploration = options.Exploration;
        _epsilonGreedy = options.Exploration as EpsilonGreedy;
        _learningRate = options.LearningRate;
        _random = new Xoshiro256(options.Seed);
        _learningRateVaries = (_learningRate.Inputs & (ScheduleInputs.Step | ScheduleInputs.Visits)) != 0;
        _explorationVariesByStep = (_exploration.Schedule.Inputs & ScheduleInputs.Step) != 0;
        ReadSchedules();
    }

    /// <summary>The number of doubles in an observation.</summary>
    public int ObservationSize => Discretizer.ObservationSize;

    /// <summary>The number of actions.</summary>
    public int ActionCount { get; }

    /// <summary>The number of episodes that have ended.</summary>
    public long EpisodeCount { get; private set; }

    /// <summary>The number of steps taken, in all episodes.</summary>
    public long StepCount { get; private protected set; }

    /// <summary>The parameter of the agent's exploration (ε, τ) as it stands for the next episode or step; reading it changes nothing.</summary>
    public double ExplorationParameter => _exploration.Schedule.GetValue(new ScheduleTime(EpisodeCount, StepCount, 0));

    /// <summary>The number of transitions learned that somebody else made. They are no steps: no schedule advances by them, except one by visits.</summary>
    public long LearnedTransitionCount { get; private protected set; }

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

    /// <summary>All tables that the agent needs to go on.</summary>
    private protected abstract IReadOnlyList<QTable> SnapshotTables { get; }

    /// <summary>What the agent keeps beside its tables, for example a model.</summary>
    private protected virtual ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays => AgentSnapshot.NoArrays;

    /// <summary>Whether an episode has begun and not ended.</summary>
    private protected abstract bool IsEpisodeRunning { get; }

    private protected double DiscountFactor { get; }

    private protected ISchedule LearningRateSchedule => _learningRate;

    private protected IExplorationPolicy Exploration => _exploration;

    /// <summary>Whether exploration may look at visits.</summary>
    private protected bool ExplorationUsesVisits => _epsilonGreedy is null;

    private protected Xoshiro256 Random => _random;

    /// <summary>The action whose reward is still to come.</summary>
    private protected int Action { get; set; }

    /// <summary>The agent's whole state. Shares the agent's tables: use it before the agent goes on.</summary>
    /// <returns>The snapshot.</returns>
    /// <exception cref="InvalidOperationException">An episode is running.</exception>
    public AgentSnapshot CreateSnapshot()
    {
        if (IsEpisodeRunning)
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
            Tables = SnapshotTables,
        };
    }

    /// <summary>The learning rate α of a state and action that were updated so often, this update included.</summary>
    private protected double LearningRate(long visits) =>
        _learningRateVaries ? _learningRate.GetValue(new ScheduleTime(EpisodeCount, StepCount, visits)) : _currentLearningRate;

    /// <summary>Chooses an action; <paramref name="visits"/> may be empty where <see cref="ExplorationUsesVisits"/> says that nobody looks at them.</summary>
    private protected int SelectAction(ReadOnlySpan<double> values, ReadOnlySpan<uint> visits, ActionMask legalActions)
    {
        if (_epsilonGreedy is not null)
            return SelectEpsilonGreedy(values, GreedyAction.MaxValue(values, legalActions), legalActions);
        var choice = new ActionChoice(values, visits, legalActions, CurrentExploration());
        return _exploration.SelectAction(in choice, _random);
    }

    /// <summary>Chooses an action under ε-greedy, with the greatest of the legal values known.</summary>
    private protected int SelectEpsilonGreedy(ReadOnlySpan<double> values, double maximum, ActionMask legalActions) =>
        EpsilonGreedy.Select(values, maximum, legalActions, CurrentExploration(), _random);

    /// <summary>The probabilities with which the agent would act now.</summary>
    private protected void GetProbabilities(ReadOnlySpan<double> values, ReadOnlySpan<uint> visits, ActionMask legalActions, Span<double> probabilities)
    {
        var choice = new ActionChoice(values, visits, legalActions, CurrentExploration());
        _exploration.GetProbabilities(in choice, probabilities);
    }

    /// <summary>Counts the last step and the episode, and reads the schedules that go by episodes.</summary>
    private protected virtual void CountEpisode()
    {
        StepCount++;
        EpisodeCount++;
        ReadSchedules();
    }

    /// <summary>Sets the counts of episodes and steps that other agents played for this one, between two episodes.</summary>
    internal void MoveTo(long episodeCount, long stepCount)
    {
        EpisodeCount = episodeCount;
        StepCount = stepCount;
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

    private protected void CheckTransition(int action, double reward)
    {
        if ((uint)action >= (uint)ActionCount)
            ThrowAction(action);
        CheckReward(reward);
    }

    private protected static void CheckReward(double reward)
    {
        if (!double.IsFinite(reward))
            ThrowReward(reward);
    }

    [DoesNotReturn]
    private protected static void ThrowNoEpisode() => throw new InvalidOperationException("No episode is running; call BeginEpisode first.");

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
    private void ThrowAction(int action) => throw new ArgumentOutOfRangeException(nameof(action), action, $"There are {ActionCount} actions.");

    [DoesNotReturn]
    private static void ThrowReward(double reward) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"The reward is {reward}; a reward must be finite, or every value that it reaches is lost."), nameof(reward));
}
