using TabularRl.Environments;

namespace TabularRl.Exploration;

/// <summary>
/// Probabilities in proportion to exp(β·value) over the legal actions. Powers are computed again rather than kept, so that it needs no
/// memory for any number of actions.
/// </summary>
internal readonly ref struct BoltzmannDistribution
{
    private readonly ReadOnlySpan<double> _values;
    private readonly ActionMask _legalActions;
    private readonly double _inverseTemperature;
    private readonly double _max;
    private readonly double _total;

    /// <param name="values">The action values.</param>
    /// <param name="legalActions">The legal actions.</param>
    /// <param name="inverseTemperature">β, from 0 (all alike) to infinity (the greatest alone).</param>
    public BoltzmannDistribution(ReadOnlySpan<double> values, ActionMask legalActions, double inverseTemperature)
    {
        _values = values;
        _legalActions = legalActions;
        _inverseTemperature = inverseTemperature;
        _max = GreedyAction.MaxValue(values, legalActions);
        for (int action = 0; action < values.Length; action++)
            _total += Weight(action);
    }

    /// <summary>The action at a place of the distribution, from [0, 1).</summary>
    public int Select(double place)
    {
        double left = place * _total;
        double sum = 0;
        int last = -1;
        for (int action = 0; action < _values.Length; action++)
        {
            double weight = Weight(action);
            if (weight == 0)
                continue;
            last = action;
            sum += weight;
            if (left < sum)
                return action;
        }

        // Rounding up has passed the last weight by; without any, every value is NaN.
        return last >= 0 ? last : _legalActions.GetLegal(0);
    }

    /// <summary>Writes the probability of each action.</summary>
    public void Fill(Span<double> probabilities)
    {
        for (int action = 0; action < probabilities.Length; action++)
            probabilities[action] = _total > 0 ? Weight(action) / _total : 0;
        if (!(_total > 0))
            probabilities[_legalActions.GetLegal(0)] = 1;
    }

    /// <summary>1 for a greatest value, less for the others, 0 for an illegal action and for NaN.</summary>
    private double Weight(int action)
    {
        if (!_legalActions.IsLegal(action))
            return 0;
        double value = _values[action];
        if (value >= _max)
            return 1;
        double weight = Math.Exp(_inverseTemperature * (value - _max));
        return weight > 0 ? weight : 0;
    }
}
