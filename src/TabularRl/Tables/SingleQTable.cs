using TabularRl.Discretization;

namespace TabularRl.Tables;

/// <summary>
/// A table of action values in single precision: smaller, and faster where it is far larger than the caches, for about seven digits.
/// <c>QLearningBatch</c> learns into it; <see cref="ToDouble"/> makes of it what policies and checkpoints use.
/// </summary>
public sealed class SingleQTable : QTable<float>
{
    /// <summary>Creates an empty table.</summary>
    /// <param name="cellCount">The number of cells in a state; at least 1.</param>
    /// <param name="cellWidth">The width of a cell.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="initialActionValue">The value of every action of a state that was never updated; finite.</param>
    /// <param name="capacity">The number of states that fit before the index grows; 0 for a small table.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OverflowException">A row would be longer than an array.</exception>
    public SingleQTable(int cellCount, CellWidth cellWidth, int actionCount, float initialActionValue = 0, int capacity = 0)
        : base(cellCount, cellWidth, actionCount, initialActionValue, capacity)
    {
    }

    /// <summary>A copy in double precision, with the same rows and visits.</summary>
    /// <returns>The copy.</returns>
    public QTable ToDouble()
    {
        var table = new QTable(CellCount, CellWidth, ActionCount, InitialActionValue, StateCount);
        for (int source = 0; source < StateCount; source++)
        {
            int row = table.GetOrAddRow(GetKey(source));
            Span<double> values = table.GetActionValues(row);
            ReadOnlySpan<float> singles = GetActionValues(source);
            for (int action = 0; action < values.Length; action++)
                values[action] = singles[action];
            GetVisits(source).CopyTo(table.GetVisits(row));
        }

        return table;
    }
}
