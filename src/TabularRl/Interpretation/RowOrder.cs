using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Interpretation;

/// <summary>The canonical order of states: by their cells, first position first, whatever the order in which training met them.</summary>
internal static class RowOrder
{
    private const int MaxStackCells = 256;

    public static int Compare(QTable leftTable, int leftRow, QTable rightTable, int rightRow)
    {
        int count = leftTable.CellCount;
        Span<int> left = count <= MaxStackCells ? stackalloc int[count] : new int[count];
        Span<int> right = count <= MaxStackCells ? stackalloc int[count] : new int[count];
        StateKey.Read(leftTable.GetKey(leftRow), leftTable.CellWidth, left);
        StateKey.Read(rightTable.GetKey(rightRow), rightTable.CellWidth, right);
        return left.SequenceCompareTo(right);
    }

    /// <summary>The rows of a table in canonical order.</summary>
    public static int[] Sort(QTable table)
    {
        var rows = new int[table.StateCount];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = row;
        Array.Sort(rows, (left, right) => Compare(table, left, table, right));
        return rows;
    }
}
