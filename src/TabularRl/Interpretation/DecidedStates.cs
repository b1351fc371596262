using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>The states of a table in which one action alone is greatest, column by column.</summary>
internal sealed class DecidedStates
{
    private DecidedStates(int count, int cellCount, int actionCount)
    {
        Count = count;
        ActionCount = actionCount;
        Actions = new int[count];
        Visits = new long[count];
        Columns = new int[cellCount][];
        for (int i = 0; i < cellCount; i++)
            Columns[i] = new int[count];
    }

    public int Count { get; }

    public int ActionCount { get; }

    public int[] Actions { get; }

    public long[] Visits { get; }

    /// <summary>The cells: first the position, then the state.</summary>
    public int[][] Columns { get; }

    public static DecidedStates Of(FrozenPolicy policy)
    {
        var rows = new List<int>();
        for (int row = 0; row < policy.StateCount; row++)
        {
            if (policy.DecideRow(row, default).TieCount == 1)
                rows.Add(row);
        }

        var states = new DecidedStates(rows.Count, policy.Table.CellCount, policy.ActionCount);
        var cells = new int[policy.Table.CellCount];
        for (int state = 0; state < rows.Count; state++)
        {
            Decision decision = policy.DecideRow(rows[state], default);
            states.Actions[state] = decision.Action;
            states.Visits[state] = decision.StateVisits;
            policy.GetCells(rows[state], cells);
            for (int i = 0; i < cells.Length; i++)
                states.Columns[i][state] = cells[i];
        }

        return states;
    }
}
