using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Planning;

/// <summary>
/// Estimates a <see cref="FiniteModel"/> from transitions by relative frequencies and mean rewards: the maximum-likelihood model, whose optimum is
/// the certainty-equivalent policy of the data. States are numbers; a <see cref="StateIndex"/> numbers observations.
/// </summary>
/// <remarks>
/// Source of <see cref="EstimationOptions.MinCount"/> and of optimism about what is unseen: R. Brafman and M. Tennenholtz, "R-max" (2002). Memory:
/// about 60 bytes a distinct outcome. Not thread-safe.
/// </remarks>
public sealed class FiniteModelEstimator
{
    private readonly StateIndex _outcomes = new(4, CellWidth.Int32); // |state, action|next state, terminated|
    private readonly List<long> _counts = []; // by outcome
    private readonly List<double> _rewardSums = []; // by outcome
    private readonly int _actionCount;
    private int _stateCount;

    /// <summary>Creates an estimator without data.</summary>
    /// <param name="actionCount">The number of actions in every state; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actionCount"/> is less than 1.</exception>
    public FiniteModelEstimator(int actionCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
        _actionCount = actionCount;
    }

    /// <summary>The number of states so far: the greatest state seen, plus 1.</summary>
    public int StateCount => _stateCount;

    /// <summary>The number of transitions.</summary>
    public long TransitionCount { get; private set; }

    /// <summary>Counts a transition.</summary>
    /// <param name="state">The state, from 0 to 2³¹ − 2.</param>
    /// <param name="action">The action.</param>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="nextState">The state that followed, in the same range; of no matter where <paramref name="terminated"/>.</param>
    /// <param name="terminated">Whether the episode ended with it. False where it was only cut off: what followed is a state like any other.</param>
    /// <param name="count">How often it was seen, each time with the same reward; default 1, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A state, the action or the count is out of its range.</exception>
    /// <exception cref="ArgumentException">The reward is not finite.</exception>
    public void Add(int state, int action, double reward, int nextState, bool terminated, long count = 1)
    {
        ModelChecks.CheckState(state, int.MaxValue);
        ModelChecks.CheckAction(action, _actionCount);
        if (!terminated && (uint)nextState >= int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(nextState), nextState, FormattableString.Invariant($"The states are 0 to {int.MaxValue - 1}."));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!double.IsFinite(reward))
            throw new ArgumentException(FormattableString.Invariant($"State {state}, action {action}: the reward is {reward}; it must be finite."), nameof(reward));
        int next = terminated ? state : nextState;
        int outcome = _outcomes.GetOrAdd([(uint)state | (ulong)(uint)action << 32, (uint)next | (terminated ? 1UL << 32 : 0)], out bool added);
        if (added)
        {
            _counts.Add(0);
            _rewardSums.Add(0);
        }

        _counts[outcome] += count;
        _rewardSums[outcome] += count * reward;
        _stateCount = Math.Max(_stateCount, Math.Max(state, next) + 1);
        TransitionCount += count;
    }

    /// <summary>Estimates the model; the estimator can be used further.</summary>
    /// <param name="options">What is done about the unseen, or null for the defaults.</param>
    /// <returns>The model of all states seen, also of those in which nothing was done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">Unseen actions are to be illegal, and there are more actions than a mask knows.</exception>
    /// <exception cref="InvalidOperationException">There are no data.</exception>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1 pairs of state and action.</exception>
    public FiniteModel Build(EstimationOptions? options = null)
    {
        options ??= new EstimationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinCount, 1, nameof(options.MinCount));
        if (options.UnseenValue is { } value && !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(options), value, "The value of unseen actions must be finite.");
        if (_stateCount == 0)
            throw new InvalidOperationException("No transition was added; there is nothing to estimate a model from.");
        var builder = new FiniteModelBuilder(_stateCount, _actionCount);
        var totals = new long[checked(_stateCount * _actionCount)];
        for (int outcome = 0; outcome < _counts.Count; outcome++)
            totals[PairOf(outcome)] += _counts[outcome];
        for (int outcome = 0; outcome < _counts.Count; outcome++)
        {
            int pair = PairOf(outcome);
            if (totals[pair] < options.MinCount)
                continue;
            ulong next = _outcomes.GetKey(outcome)[1];
            builder.Add(
                pair / _actionCount,
                pair % _actionCount,
                (double)_counts[outcome] / totals[pair],
                (int)(uint)next,
                _rewardSums[outcome] / _counts[outcome],
                terminated: next >> 32 != 0);
        }

        for (int state = 0; state < _stateCount; state++)
            AddUnseen(builder, state, totals.AsSpan(state * _actionCount, _actionCount), options);
        return builder.Build();
    }

    private int PairOf(int outcome)
    {
        ulong key = _outcomes.GetKey(outcome)[0];
        return (int)(uint)key * _actionCount + (int)(key >> 32);
    }

    private void AddUnseen(FiniteModelBuilder builder, int state, ReadOnlySpan<long> totals, EstimationOptions options)
    {
        var isSeen = new bool[_actionCount];
        for (int action = 0; action < _actionCount; action++)
            isSeen[action] = totals[action] >= options.MinCount;
        if (!isSeen.AsSpan().Contains(false))
            return;
        if (options.UnseenValue is null && isSeen.AsSpan().Contains(true))
        {
            if (_actionCount > ActionMask.MaxActionCount)
                throw new ArgumentException($"Masks know {ActionMask.MaxActionCount} actions, and there are {_actionCount}; set UnseenValue, so that unseen actions need no mask.", nameof(options));
            builder.SetLegalActions(state, ActionMask.FromFlags(isSeen));
            return;
        }

        for (int action = 0; action < _actionCount; action++)
        {
            if (!isSeen[action])
                builder.Add(state, action, 1, state, options.UnseenValue ?? 0, terminated: true);
        }
    }
}
