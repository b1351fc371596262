using TabularRl.Environments;

namespace TabularRl.Planning;

/// <summary>Builds a <see cref="FiniteModel"/> outcome by outcome, in any order. Each outcome is checked when it is added, sums and masks when the model is built.</summary>
public sealed class FiniteModelBuilder
{
    private readonly int _stateCount;
    private readonly int _actionCount;
    private readonly int[] _outcomeCounts; // a pair: state · number of actions + action
    private readonly List<int> _pairs = [];
    private readonly List<ModelTransition> _outcomes = [];
    private ActionMask[]? _legalActions;

    /// <summary>Creates a builder without outcomes.</summary>
    /// <param name="stateCount">The number of states; at least 1.</param>
    /// <param name="actionCount">The number of actions in every state; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    /// <exception cref="OverflowException">There would be more than 2³¹ − 1 pairs of state and action.</exception>
    public FiniteModelBuilder(int stateCount, int actionCount)
    {
        ModelChecks.CheckCounts(stateCount, actionCount);
        _stateCount = stateCount;
        _actionCount = actionCount;
        _outcomeCounts = new int[checked(stateCount * actionCount)];
    }

    /// <summary>Adds an outcome of an action.</summary>
    /// <param name="state">The state.</param>
    /// <param name="action">The action.</param>
    /// <param name="probability">The outcome's probability, in [0, 1]; those of a pair must sum to 1 to within 1e-9.</param>
    /// <param name="nextState">The state that it leads to; of no matter where <paramref name="terminated"/>.</param>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="terminated">Whether the episode ends with it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state or action.</exception>
    /// <exception cref="ArgumentException">The outcome is wrong; the message names state and action.</exception>
    public FiniteModelBuilder Add(int state, int action, double probability, int nextState, double reward, bool terminated = false) =>
        AddRange(state, action, [new ModelTransition(probability, nextState, reward, terminated)]);

    /// <summary>Adds several outcomes of an action.</summary>
    /// <param name="state">The state.</param>
    /// <param name="action">The action.</param>
    /// <param name="outcomes">The outcomes, as in <see cref="Add"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state or action.</exception>
    /// <exception cref="ArgumentException">An outcome is wrong; the message names state and action.</exception>
    public FiniteModelBuilder AddRange(int state, int action, ReadOnlySpan<ModelTransition> outcomes)
    {
        ModelChecks.CheckState(state, _stateCount);
        ModelChecks.CheckAction(action, _actionCount);
        int pair = state * _actionCount + action;
        foreach (ref readonly ModelTransition outcome in outcomes)
        {
            ModelChecks.CheckOutcome(state, action, outcome, _stateCount);
            _pairs.Add(pair);
            _outcomes.Add(outcome);
            _outcomeCounts[pair]++;
        }

        return this;
    }

    /// <summary>Says which actions are legal in a state; all are unless it is called.</summary>
    /// <param name="state">The state.</param>
    /// <param name="legalActions">The legal actions. An illegal action that has no outcomes when the model is built gets one: back to the state, with no reward.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    /// <exception cref="ArgumentException">The mask allows no action of the model, or the model has more actions than a mask knows.</exception>
    public FiniteModelBuilder SetLegalActions(int state, ActionMask legalActions)
    {
        ModelChecks.CheckState(state, _stateCount);
        ModelChecks.CheckLegalActions(state, legalActions, _actionCount);
        if (_legalActions is null && legalActions.AllowsAll)
            return this;
        _legalActions ??= new ActionMask[_stateCount];
        _legalActions[state] = legalActions;
        return this;
    }

    /// <summary>Builds the model; the builder can be used further.</summary>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">A legal action has no outcomes, or probabilities do not sum to 1; the message names state and action.</exception>
    public FiniteModel Build()
    {
        var firstOutcome = new int[_outcomeCounts.Length + 1];
        for (int pair = 0; pair < _outcomeCounts.Length; pair++)
            firstOutcome[pair + 1] = checked(firstOutcome[pair] + (IsLeftOut(pair) ? 1 : _outcomeCounts[pair]));

        // A counting sort keeps the order in which the outcomes of a pair were added.
        var outcomes = new ModelTransition[firstOutcome[^1]];
        int[] places = firstOutcome[..^1];
        for (int i = 0; i < _pairs.Count; i++)
            outcomes[places[_pairs[i]]++] = _outcomes[i];
        for (int pair = 0; pair < _outcomeCounts.Length; pair++)
        {
            if (IsLeftOut(pair))
                outcomes[firstOutcome[pair]] = new ModelTransition(1, pair / _actionCount, 0, false);
        }

        return new FiniteModel(_stateCount, _actionCount, outcomes, firstOutcome, (ActionMask[]?)_legalActions?.Clone());
    }

    private bool IsLeftOut(int pair) =>
        _outcomeCounts[pair] == 0 && _legalActions is not null && !_legalActions[pair / _actionCount].IsLegal(pair % _actionCount);
}
