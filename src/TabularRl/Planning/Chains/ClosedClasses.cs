using TabularRl.Planning.Solvers;

namespace TabularRl.Planning.Chains;

/// <summary>The sets of positions in which a chain stays for ever once it is there: each leads to each other, and none ends or leads out.</summary>
internal sealed class ClosedClasses
{
    private readonly int[] _class; // by row
    private readonly bool[] _isClosed; // by class

    private ClosedClasses(int[] classOfRow, bool[] isClosed)
    {
        _class = classOfRow;
        _isClosed = isClosed;
        Any = isClosed.AsSpan().Contains(true);
    }

    /// <summary>Whether there is one.</summary>
    public bool Any { get; }

    /// <summary>The number of classes, closed or not.</summary>
    public int Count => _isClosed.Length;

    public static ClosedClasses Of(Chain chain)
    {
        // What leads out of the chain's range leads to one more node, which leads nowhere and is open.
        int rowCount = chain.RowCount;
        int[] next = Array.ConvertAll(chain.Next, position => (uint)(position - chain.From) < (uint)rowCount ? position - chain.From : rowCount);
        var classOfRow = new int[rowCount + 1];
        int count = StrongComponents.Find([.. chain.First, chain.First[^1]], next, classOfRow);
        var isClosed = new bool[count];
        Array.Fill(isClosed, true);
        isClosed[classOfRow[rowCount]] = false;
        for (int row = 0; row < rowCount; row++)
        {
            bool leaves = chain.Ending[row] > 0;
            for (int i = chain.First[row]; i < chain.First[row + 1]; i++)
                leaves |= classOfRow[next[i]] != classOfRow[row];
            isClosed[classOfRow[row]] &= !leaves;
        }

        return new ClosedClasses(classOfRow, isClosed);
    }

    /// <summary>The class of a row.</summary>
    public int ClassOf(int row) => _class[row];

    /// <summary>Whether a row is in a closed class.</summary>
    public bool Contains(int row) => _isClosed[_class[row]];

    /// <summary>For each row whether it is in a closed class.</summary>
    public bool[] ToRows()
    {
        var rows = new bool[_class.Length - 1];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = Contains(row);
        return rows;
    }
}
