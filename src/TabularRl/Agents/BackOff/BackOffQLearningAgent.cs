using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
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
public sealed partial class BackOffQLearningAgent : TabularAgent, ITransitionLearner
{
    private readonly LevelLearner[] _learners;
    private readonly BackOffCriterion _criterion;

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
        : base(levels.Finest, options.Learning, learners[0].Table)
    {
        Levels = levels;
        _learners = learners;
        _criterion = options.Criterion;
    }

    /// <summary>The levels, the finest first, which is the one of <see cref="TabularAgent.Table"/> and <see cref="ActionValueAgent.Discretizer"/>.</summary>
    public BackOffLevels Levels { get; }

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
    public void Learn(
        ReadOnlySpan<double> observation,
        int action,
        double reward,
        ReadOnlySpan<double> nextObservation,
        bool terminated,
        ActionMask nextLegalActions = default)
    {
        CheckTransition(action, reward);

        // The next state first: where its observation is refused, no table must have grown.
        if (!terminated)
            Observe(nextObservation);
        foreach (LevelLearner learner in _learners)
            learner.NextValue = terminated ? 0 : learner.ReadValue(nextLegalActions);
        Observe(observation);
        foreach (LevelLearner learner in _learners)
            Update(learner, learner.GetOrAddRow(), action, reward + DiscountFactor * learner.NextValue);
        LearnedTransitionCount++;
    }

    /// <summary>The agent's policy as it stands; later learning does not change it. The one of <see cref="TabularAgent.Freeze"/> is the finest level's alone and does not back off.</summary>
    /// <param name="tieBreaking">What is played where even the coarsest level sees equal values.</param>
    /// <param name="criterion">When a level decides, or null for the agent's own criterion.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">The criterion asks for confidence, and the agent's own does not, so that it kept no evidence.</exception>
    public FrozenBackOffPolicy FreezeBackOff(TieBreaking tieBreaking = TieBreaking.Random, BackOffCriterion? criterion = null) =>
        new(Levels, Tables(), EvidenceTables(), criterion ?? _criterion, tieBreaking);

    private protected override int GetOrAddRow(ReadOnlySpan<double> observation)
    {
        Observe(observation);
        foreach (LevelLearner learner in _learners)
            learner.NextRow = learner.GetOrAddRow();
        return _learners[0].NextRow;
    }

    private protected override int FindRow(ReadOnlySpan<double> observation)
    {
        Observe(observation);
        return _learners[0].FindRow();
    }

    private protected override void OnEpisodeBegun()
    {
        foreach (LevelLearner learner in _learners)
            learner.Row = learner.NextRow;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        foreach (LevelLearner learner in _learners)
        {
            double nextValue = GreedyAction.MaxValue(learner.Table.DangerousActionValues(learner.NextRow), nextLegalActions);
            Update(learner, learner.Row, Action, reward + DiscountFactor * nextValue);
            learner.Row = learner.NextRow;
        }

        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions)
    {
        foreach (LevelLearner learner in _learners)
            Update(learner, learner.Row, Action, reward + DiscountFactor * (terminated ? 0 : learner.ReadValue(finalLegalActions)));
    }

    // Apart from looking up, so that all levels have accepted the observation before one learns.
    private void Observe(ReadOnlySpan<double> observation)
    {
        foreach (LevelLearner learner in _learners)
            learner.Observe(observation);
    }

    private void Update(LevelLearner learner, int row, int action, double target)
    {
        uint visits = learner.Table.DangerousCountVisit(row, action);
        double learningRate = LearningRate(visits);
        ref double value = ref learner.Table.DangerousActionValues(row)[action];
        double error = target - value;
        value += learningRate * error;
        learner.Evidence?.Update(row, action, visits, error, learningRate);
    }

    private static LevelLearner[] CreateLearners(BackOffLevels levels, int actionCount, BackOffQLearningOptions options)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(options.Learning, nameof(options));
        ArgumentNullException.ThrowIfNull(options.Criterion, nameof(options));
        BackOffChecks.ActionCount(actionCount);
        return [.. levels.Discretizers.Select(discretizer => new LevelLearner(
            discretizer,
            CreateTable(discretizer, actionCount, options.Learning),
            options.Criterion.UsesConfidence ? new ValueEvidence(discretizer, actionCount) : null))];
    }
}
