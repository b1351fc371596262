namespace TabularRl.Interpretation;

/// <summary>The states in the order of each position's cells; a branch of a tree is the same range of every order.</summary>
internal sealed class SortedColumns
{
    private readonly DecidedStates _states;
    private readonly int[][] _orders;
    private readonly int[] _buffer;
    private readonly bool[] _goesLeft;

    public SortedColumns(DecidedStates states)
    {
        _states = states;
        _buffer = new int[states.Count];
        _goesLeft = new bool[states.Count];
        _orders = new int[states.Columns.Length][];
        for (int position = 0; position < _orders.Length; position++)
        {
            var order = new int[states.Count];
            for (int state = 0; state < order.Length; state++)
                order[state] = state;
            Array.Sort((int[])states.Columns[position].Clone(), order);
            _orders[position] = order;
        }
    }

    public ReadOnlySpan<int> States(int position, int start, int end) => _orders[position].AsSpan(start, end - start);

    /// <summary>Moves the states of a range whose cell is at most the threshold before the others, in every order, and returns where those begin.</summary>
    public int Partition(int start, int end, int position, int threshold)
    {
        int[] column = _states.Columns[position];
        foreach (int state in States(position, start, end))
            _goesLeft[state] = column[state] <= threshold;

        int middle = start;
        foreach (int[] order in _orders)
        {
            middle = start;
            int right = 0;
            for (int i = start; i < end; i++)
            {
                int state = order[i];
                if (_goesLeft[state])
                    order[middle++] = state;
                else
                    _buffer[right++] = state;
            }

            _buffer.AsSpan(0, right).CopyTo(order.AsSpan(middle));
        }

        return middle;
    }
}
