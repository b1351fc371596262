using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Policies.BackOff;

/// <summary>The checks that the agent and its policy share.</summary>
internal static class BackOffChecks
{
    public static void ActionCount(int actionCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
        if (actionCount > ActionMask.MaxActionCount)
            throw new ArgumentOutOfRangeException(nameof(actionCount), actionCount, $"Back-off rules actions out one by one, and can do so for at most {ActionMask.MaxActionCount}.");
    }

    public static void Fit(BackOffLevels levels, IReadOnlyList<QTable> tables, IReadOnlyList<QTable>? evidence)
    {
        if (tables.Count != levels.Count)
            throw new ArgumentException($"There are {levels.Count} levels and {tables.Count} tables; there must be one a level.", nameof(tables));
        if (evidence is not null && evidence.Count != levels.Count)
            throw new ArgumentException($"There are {levels.Count} levels and {evidence.Count} tables of evidence; there must be one a level.", nameof(evidence));
        int actionCount = tables[0].ActionCount;
        ActionCount(actionCount);
        for (int level = 0; level < tables.Count; level++)
        {
            IStateDiscretizer discretizer = levels.Discretizers[level];
            QTable table = tables[level];
            if (table.ActionCount != actionCount || table.CellCount != discretizer.CellCount || table.CellWidth != discretizer.CellWidth)
            {
                throw new ArgumentException(
                    $"The table of level {level} has {table.ActionCount} actions and {table.CellCount} cells ({table.CellWidth}), where {actionCount} and {discretizer.CellCount} ({discretizer.CellWidth}) are needed.",
                    nameof(tables));
            }

            if (evidence is not null && !HasRowsOf(table, evidence[level]))
                throw new ArgumentException($"The evidence of level {level} does not belong to its table: it has other rows, or not two columns an action.", nameof(evidence));
        }
    }

    private static bool HasRowsOf(QTable table, QTable evidence)
    {
        if (evidence.ActionCount != 2 * table.ActionCount || evidence.StateCount != table.StateCount || evidence.KeyWordCount != table.KeyWordCount)
            return false;
        for (int row = 0; row < table.StateCount; row++)
        {
            if (!table.GetKey(row).SequenceEqual(evidence.GetKey(row)))
                return false;
        }

        return true;
    }
}
