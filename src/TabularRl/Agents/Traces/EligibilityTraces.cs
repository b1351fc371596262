using TabularRl.Tables;

namespace TabularRl.Agents.Traces;

/// <summary>
/// The traces that live, each of a state and action of a table. A trace is kept multiplied by the learning rate of its own visit, so that it
/// is the weight that an error has in the value. Its list grows to the most that ever lived and stays so.
/// </summary>
internal sealed class EligibilityTraces(double decay, double cutoff)
{
#if DEBUG
    private const int InitialCapacity = 1;
#else
    private const int InitialCapacity = 64;
#endif

    private Trace[] _traces = new Trace[InitialCapacity];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>
    /// Lets every trace decay, drops those that have faded, and moves the others' values by their weight in the error. The trace of one
    /// state and action is taken out instead.
    /// </summary>
    /// <returns>The weight that was left to the one that is taken out; 0 if it had no trace.</returns>
    public double Spread(QTable table, int row, int action, double error)
    {
        double taken = 0;
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            Trace trace = _traces[i];
            trace.Weight *= decay;
            if (trace.Row == row && trace.Action == action)
            {
                taken = trace.Weight;
            }
            else if (trace.Weight > trace.Floor)
            {
                table.DangerousActionValues(trace.Row)[trace.Action] += error * trace.Weight;
                _traces[kept++] = trace;
            }
        }

        Count = kept;
        return taken;
    }

    /// <summary>Adds the trace of a state and action that has none.</summary>
    public void Add(int row, int action, double weight, double learningRate)
    {
        if (Count == _traces.Length)
            Array.Resize(ref _traces, checked(2 * Count));
        _traces[Count++] = new Trace { Row = row, Action = action, Weight = weight, Floor = cutoff * learningRate };
    }

    private struct Trace
    {
        public int Row;
        public int Action;
        public double Weight;
        public double Floor; // a weight at or below it has faded
    }
}
