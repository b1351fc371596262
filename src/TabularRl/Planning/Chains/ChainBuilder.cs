using TabularRl.Planning.Solvers;

namespace TabularRl.Planning.Chains;

/// <summary>Puts the rows of a chain together, one after the other.</summary>
internal sealed class ChainBuilder
{
    private readonly SolverModel _model;
    private readonly int _from;
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly double[] _probabilities;
    private readonly double[] _rewards;
    private readonly double[] _ending;
    private int _row;
    private int _end;

    /// <summary>Creates a builder.</summary>
    /// <param name="model">The model.</param>
    /// <param name="from">The first position of the chain.</param>
    /// <param name="to">The position after the last one.</param>
    /// <param name="capacity">The outcomes of all choices that will be added.</param>
    public ChainBuilder(SolverModel model, int from, int to, int capacity)
    {
        _model = model;
        _from = from;
        _first = new int[to - from + 1];
        _next = new int[capacity];
        _probabilities = new double[capacity];
        _rewards = new double[to - from];
        _ending = new double[to - from];
    }

    /// <summary>Adds a choice to the row that is being built.</summary>
    public void Add(int choice, double weight)
    {
        _rewards[_row] += weight * _model.Rewards[choice];
        _ending[_row] += weight * _model.Ending[choice];
        for (int outcome = _model.FirstOutcome[choice]; outcome < _model.FirstOutcome[choice + 1]; outcome++)
            (_next[_end], _probabilities[_end++]) = (_model.Next[outcome], weight * _model.Probabilities[outcome]);
    }

    /// <summary>Sorts the row, adds up what leads to the same position, and goes to the next row.</summary>
    public void EndRow()
    {
        int start = _first[_row];
        _next.AsSpan(start.._end).Sort(_probabilities.AsSpan(start.._end));
        int kept = start;
        for (int i = start; i < _end; i++)
        {
            if (kept > start && _next[kept - 1] == _next[i])
                _probabilities[kept - 1] += _probabilities[i];
            else
                (_next[kept], _probabilities[kept++]) = (_next[i], _probabilities[i]);
        }

        _first[++_row] = _end = kept;
    }

    public Chain Build() => new()
    {
        From = _from,
        First = _first,
        Next = _end == _next.Length ? _next : _next[.._end],
        Probabilities = _end == _next.Length ? _probabilities : _probabilities[.._end],
        Rewards = _rewards,
        Ending = _ending,
    };
}
