using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>
/// Q̂ and V̂ of the target policy in the model of relative frequencies that a weighted log gives over a discretizer's cells, unrolled for
/// as many steps as the longest episode has.
/// </summary>
/// <remarks>
/// A decision is a row of the discretizer together with the target's probabilities there: two observations of one row at which the target
/// acts differently share Q̂ but not V̂. A pair is a row and an action. The last step of a truncated episode tells of its reward, but not of
/// what followed.
/// </remarks>
internal sealed class TabularModel
{
    private const double SweepTolerance = 1e-13;

    private readonly LoggedEpisodes _log;
    private readonly double _discount;
    private readonly double? _unseenValue;
    private readonly int _actionCount;
    private readonly int _sweepLimit;

    private readonly int[] _rows; // a step
    private readonly int[] _decisions; // a step
    private readonly int[] _transitions; // a step; −1 where nothing follows
    private readonly int[] _decisionRows; // a decision
    private readonly double[] _decisionProbabilities; // a decision × action
    private readonly int[] _transitionPairs; // a transition
    private readonly int[] _transitionNext; // a transition: the decision it leads to
    private readonly double[] _returnSums; // an episode: the sum of the discounted returns from each of its steps on

    private readonly double[] _visits; // a pair
    private readonly double[] _followed; // a pair: visits of which is known what followed
    private readonly double[] _rewards; // a pair
    private readonly double[] _transitionCounts;
    private readonly double[] _values; // a pair: Q̂
    private readonly double[] _next; // a pair
    private readonly double[] _stateValues; // a decision: V̂

    public TabularModel(LoggedEpisodes log, TargetPolicyLog target, IStateDiscretizer discretizer, double discount, double? unseenValue)
    {
        _log = log;
        _discount = discount;
        _unseenValue = unseenValue;
        _actionCount = log.ActionCount;
        _sweepLimit = Enumerable.Range(0, log.EpisodeCount).Max(log.GetLength);
        _rows = new int[log.StepCount];
        _decisions = new int[log.StepCount];
        _transitions = new int[log.StepCount];
        RowCount = IndexDecisions(target, discretizer, out _decisionRows, out _decisionProbabilities);
        IndexTransitions(out _transitionPairs, out _transitionNext);
        _returnSums = SumReturns();
        int pairCount = checked(RowCount * _actionCount);
        _visits = new double[pairCount];
        _followed = new double[pairCount];
        _rewards = new double[pairCount];
        _values = new double[pairCount];
        _next = new double[pairCount];
        _transitionCounts = new double[_transitionPairs.Length];
        _stateValues = new double[_decisionRows.Length];
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The row of every step.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>Q̂ of a step's state and action.</summary>
    public double ActionValueAt(int at) => _values[_rows[at] * _actionCount + _log.Actions[at]];

    /// <summary>V̂ of a step's state.</summary>
    public double StateValueAt(int at) => _stateValues[_decisions[at]];

    /// <summary>Fits the model to episodes that count so many times each, and solves it.</summary>
    public void Fit(ReadOnlySpan<int> multiplicities)
    {
        Array.Clear(_visits);
        Array.Clear(_followed);
        Array.Clear(_rewards);
        Array.Clear(_transitionCounts);
        double returnSum = 0;
        double stepCount = 0;
        for (int episode = 0; episode < multiplicities.Length; episode++)
        {
            if (multiplicities[episode] != 0)
            {
                returnSum += multiplicities[episode] * _returnSums[episode];
                stepCount += (double)multiplicities[episode] * _log.GetLength(episode);
                Count(episode, multiplicities[episode]);
            }
        }

        Solve(_unseenValue ?? (stepCount > 0 ? returnSum / stepCount : 0));
    }

    /// <summary>The mean V̂ of the first states of episodes that count so many times each.</summary>
    public double MeanStartValue(ReadOnlySpan<int> multiplicities)
    {
        double sum = 0;
        double count = 0;
        for (int episode = 0; episode < multiplicities.Length; episode++)
        {
            sum += multiplicities[episode] * StateValueAt(_log.Starts[episode]);
            count += multiplicities[episode];
        }

        return sum / count;
    }

    private void Count(int episode, double multiplicity)
    {
        int end = _log.Starts[episode + 1];
        for (int at = _log.Starts[episode]; at < end; at++)
        {
            int pair = _rows[at] * _actionCount + _log.Actions[at];
            _visits[pair] += multiplicity;
            _rewards[pair] += multiplicity * _log.Rewards[at];
            if (at + 1 < end || !_log.IsTruncated(episode))
                _followed[pair] += multiplicity;
            if (_transitions[at] >= 0)
                _transitionCounts[_transitions[at]] += multiplicity;
        }
    }

    private void Solve(double unseenValue)
    {
        Array.Clear(_stateValues);
        for (int sweep = 0; sweep < _sweepLimit; sweep++)
        {
            Array.Clear(_next);
            for (int i = 0; i < _transitionCounts.Length; i++)
                _next[_transitionPairs[i]] += _transitionCounts[i] * _stateValues[_transitionNext[i]];
            for (int pair = 0; pair < _values.Length; pair++)
            {
                double follows = _followed[pair] > 0 ? _discount * _next[pair] / _followed[pair] : 0;
                _values[pair] = _visits[pair] > 0 ? _rewards[pair] / _visits[pair] + follows : unseenValue;
            }

            double change = 0;
            double scale = 0;
            for (int decision = 0; decision < _stateValues.Length; decision++)
            {
                double value = 0;
                int row = _decisionRows[decision] * _actionCount;
                for (int action = 0; action < _actionCount; action++)
                    value += _decisionProbabilities[decision * _actionCount + action] * _values[row + action];
                change = Math.Max(change, Math.Abs(value - _stateValues[decision]));
                scale = Math.Max(scale, Math.Abs(value));
                _stateValues[decision] = value;
            }

            if (change <= SweepTolerance * scale)
                return;
        }
    }

    private int IndexDecisions(TargetPolicyLog target, IStateDiscretizer discretizer, out int[] decisionRows, out double[] decisionProbabilities)
    {
        var rowIndex = new StateIndex(discretizer.CellCount, discretizer.CellWidth);
        // A decision's key is its row and the bits of its probabilities, a word each.
        var decisionIndex = new StateIndex(2 * (1 + _actionCount), CellWidth.Int32);
        var rowKey = new ulong[rowIndex.KeyWordCount];
        var decisionKey = new ulong[decisionIndex.KeyWordCount];
        var rows = new List<int>();
        var probabilities = new List<double>();
        for (int at = 0; at < _rows.Length; at++)
        {
            StateKey.Write(discretizer, _log.ObservationAt(at), rowKey);
            _rows[at] = rowIndex.GetOrAdd(rowKey, out _);
            decisionKey[0] = (ulong)_rows[at];
            ReadOnlySpan<double> here = target.ProbabilitiesAt(at);
            for (int action = 0; action < here.Length; action++)
                decisionKey[1 + action] = BitConverter.DoubleToUInt64Bits(here[action]);
            _decisions[at] = decisionIndex.GetOrAdd(decisionKey, out bool added);
            if (added)
            {
                rows.Add(_rows[at]);
                probabilities.AddRange(here);
            }
        }

        decisionRows = [.. rows];
        decisionProbabilities = [.. probabilities];
        return rowIndex.Count;
    }

    private void IndexTransitions(out int[] transitionPairs, out int[] transitionNext)
    {
        var index = new StateIndex(4, CellWidth.Int32);
        var pairs = new List<int>();
        var next = new List<int>();
        Array.Fill(_transitions, -1);
        for (int episode = 0; episode < _log.EpisodeCount; episode++)
        {
            for (int at = _log.Starts[episode]; at + 1 < _log.Starts[episode + 1]; at++)
            {
                int pair = checked(_rows[at] * _actionCount + _log.Actions[at]);
                _transitions[at] = index.GetOrAdd([(ulong)pair, (ulong)_decisions[at + 1]], out bool added);
                if (added)
                {
                    pairs.Add(pair);
                    next.Add(_decisions[at + 1]);
                }
            }
        }

        transitionPairs = [.. pairs];
        transitionNext = [.. next];
    }

    private double[] SumReturns()
    {
        var sums = new double[_log.EpisodeCount];
        for (int episode = 0; episode < sums.Length; episode++)
        {
            double fromHere = 0;
            for (int at = _log.Starts[episode + 1] - 1; at >= _log.Starts[episode]; at--)
            {
                fromHere = _log.Rewards[at] + _discount * fromHere;
                sums[episode] += fromHere;
            }
        }

        return sums;
    }
}
