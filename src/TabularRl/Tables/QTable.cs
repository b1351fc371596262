using TabularRl.Discretization;

namespace TabularRl.Tables;

/// <summary>
/// The table of action values in double precision, which agents, policies and checkpoints use. <see cref="QTable{TValue}"/> says what a
/// table is.
/// </summary>
public sealed class QTable : QTable<double>
{
    /// <summary>Creates an empty table.</summary>
    /// <param name="cellCount">The number of cells in a state; at least 1.</param>
    /// <param name="cellWidth">The width of a cell.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="initialActionValue">The value of every action of a state that was never updated; finite.</param>
    /// <param name="capacity">The number of states that fit before the index grows; 0 for a small table.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OverflowException">A row would be longer than an array.</exception>
    public QTable(int cellCount, CellWidth cellWidth, int actionCount, double initialActionValue = 0, int capacity = 0)
        : base(cellCount, cellWidth, actionCount, initialActionValue, capacity)
    {
    }

    private QTable(QTable source)
        : base(source)
    {
    }

    /// <summary>An independent copy.</summary>
    /// <returns>The copy.</returns>
    public QTable Clone() => new(this);
}
