using TabularRl.Environments;

namespace TabularRl.Exploration;

/// <summary>
/// Action values with a bonus that shrinks with the root of an action's visits, and the greatest of them. They are computed again
/// rather than kept, so that it needs no memory for any number of actions.
/// </summary>
internal readonly ref struct BonusValues
{
    private readonly ReadOnlySpan<double> _values;
    private readonly ReadOnlySpan<uint> _visits;
    private readonly ActionMask _legalActions;
    private readonly double _bonus;
    private readonly bool _unvisitedFirst;
    private readonly double _max = double.NegativeInfinity;
    private readonly int _tieCount;

    /// <param name="choice">What to choose from.</param>
    /// <param name="bonus">The bonus of an action with one visit.</param>
    /// <param name="unvisitedFirst">Whether an action without a visit is worth more than any other, or just its value.</param>
    public BonusValues(in ActionChoice choice, double bonus, bool unvisitedFirst)
    {
        _values = choice.Values;
        _visits = choice.Visits;
        _legalActions = choice.LegalActions;
        _bonus = bonus;
        _unvisitedFirst = unvisitedFirst;
        for (int action = 0; action < _values.Length; action++)
        {
            double value = Value(action);
            if (!_legalActions.IsLegal(action) || value < _max || double.IsNaN(value))
                continue;
            _tieCount = value > _max ? 1 : _tieCount + 1;
            _max = value;
        }
    }

    /// <summary>The action of greatest value; one among equals is picked by its rank.</summary>
    /// <param name="tieBreaker">Which among equals, from [0, 1).</param>
    public int Select(double tieBreaker)
    {
        int rank = Math.Min((int)(tieBreaker * _tieCount), _tieCount - 1);
        for (int action = 0; action < _values.Length; action++)
        {
            if (IsBest(action) && rank-- == 0)
                return action;
        }

        return _legalActions.GetLegal(0); // every value is NaN
    }

    /// <summary>Writes the probability of each action.</summary>
    public void Fill(Span<double> probabilities)
    {
        for (int action = 0; action < probabilities.Length; action++)
            probabilities[action] = IsBest(action) ? 1.0 / _tieCount : 0;
        if (_tieCount == 0)
            probabilities[_legalActions.GetLegal(0)] = 1;
    }

    private bool IsBest(int action) => _legalActions.IsLegal(action) && Value(action) == _max;

    private double Value(int action)
    {
        uint visits = _visits.IsEmpty ? 0 : _visits[action];
        if (visits == 0)
            return _unvisitedFirst ? double.PositiveInfinity : _values[action];
        return _values[action] + _bonus / Math.Sqrt(visits);
    }
}
