using System.Globalization;
using TabularRl.Environments;

namespace TabularRl.StandardEnvironments;

/// <summary>
/// The outcomes of every action in every state, in the order in which the rules name them; none is merged with another, and one of
/// probability 0 stays. Immutable and thread-safe.
/// </summary>
internal sealed class TransitionTable : IFiniteModel
{
    // All outcomes in one array: state by state, within a state action by action; _first[state · actions + action] is where they begin.
    private readonly ModelTransition[] _outcomes;
    private readonly int[] _first;
    private readonly ActionMask[]? _legalActions;

    /// <summary>Lays out a table.</summary>
    /// <param name="stateCount">The number of states.</param>
    /// <param name="actionCount">The number of actions.</param>
    /// <param name="rules">The outcomes of an action in a state.</param>
    /// <param name="legalActions">The legal actions by state, or null if all are.</param>
    /// <exception cref="ArgumentException">The outcomes of an action are no distribution, lead nowhere, or have a reward that is not finite.</exception>
    public TransitionTable(int stateCount, int actionCount, Func<int, int, IEnumerable<ModelTransition>> rules, ActionMask[]? legalActions = null)
    {
        StateCount = stateCount;
        ActionCount = actionCount;
        _legalActions = legalActions;
        _first = new int[checked(stateCount * actionCount) + 1];
        var outcomes = new List<ModelTransition>();
        for (int state = 0; state < stateCount; state++)
        {
            for (int action = 0; action < actionCount; action++)
            {
                int index = state * actionCount + action;
                outcomes.AddRange(rules(state, action));
                _first[index + 1] = outcomes.Count;
                Check(outcomes, _first[index], state, action);
            }
        }

        _outcomes = [.. outcomes];
        IsDeterministic = _outcomes.Length == _first.Length - 1;
    }

    public int StateCount { get; }

    public int ActionCount { get; }

    /// <summary>Whether every action has one outcome in every state.</summary>
    public bool IsDeterministic { get; }

    public ReadOnlySpan<ModelTransition> GetTransitions(int state, int action)
    {
        CheckState(state);
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, ActionCount);
        return Row(state, action);
    }

    public ActionMask GetLegalActions(int state)
    {
        CheckState(state);
        return _legalActions is null ? ActionMask.All : _legalActions[state];
    }

    /// <summary>The first outcome whose cumulative probability exceeds u, or the first of all where rounding leaves none. State and action are not checked.</summary>
    public ref readonly ModelTransition Find(int state, int action, double u)
    {
        ReadOnlySpan<ModelTransition> row = Row(state, action);

        // Summed anew each time instead of stored: rows are short, and the sums are those of NumPy's cumsum.
        double cumulative = 0;
        for (int i = 0; i < row.Length; i++)
        {
            cumulative += row[i].Probability;
            if (cumulative > u)
                return ref row[i];
        }

        return ref row[0];
    }

    private ReadOnlySpan<ModelTransition> Row(int state, int action)
    {
        int index = state * ActionCount + action;
        return _outcomes.AsSpan(_first[index].._first[index + 1]);
    }

    private void CheckState(int state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, StateCount);
    }

    private void Check(List<ModelTransition> outcomes, int first, int state, int action)
    {
        double sum = 0;
        for (int i = first; i < outcomes.Count; i++)
        {
            ModelTransition outcome = outcomes[i];
            if (!(outcome.Probability is >= 0 and <= 1) || (uint)outcome.NextState >= (uint)StateCount || !double.IsFinite(outcome.Reward))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"State {state}, action {action}: probability {outcome.Probability}, next state {outcome.NextState}, reward {outcome.Reward} is no outcome of {StateCount} states."));
            }

            sum += outcome.Probability;
        }

        if (!(Math.Abs(sum - 1) <= 1e-9))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"State {state}, action {action}: the probabilities sum to {sum}; they must sum to 1."));
        }
    }
}
