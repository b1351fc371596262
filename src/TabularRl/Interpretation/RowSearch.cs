using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>The rows nearest to a state, in one pass over the table: cells are compared first, decisions only of rows that come near.</summary>
internal sealed class RowSearch
{
    private readonly FrozenPolicy _policy;
    private readonly CellMetric _metric;
    private readonly ActionMask _legalActions;

    public RowSearch(FrozenPolicy policy, CellMetric metric, ActionMask legalActions)
    {
        _policy = policy;
        _metric = metric;
        _legalActions = legalActions;
    }

    /// <summary>A row that was found.</summary>
    public readonly record struct Match(int Row, StateDistance Distance, Decision Decision);

    /// <summary>The nearest rows that are accepted; among equally near ones the most visited, then the one of lowest cells.</summary>
    public List<Match> Find(ReadOnlySpan<int> state, int count, bool[]? fixedCells, Predicate<Match> accepts)
    {
        var found = new List<Match>(Math.Min(count, 64));
        var cells = new int[state.Length];
        var table = _policy.Table;
        for (int row = 0; row < table.StateCount && count > 0; row++)
        {
            StateKey.Read(table.GetKey(row), table.CellWidth, cells);
            if (fixedCells is not null && TouchesFixed(state, cells, fixedCells))
                continue;
            StateDistance distance = _metric.Between(state, cells);
            if (found.Count == count && _metric.Compare(distance, found[^1].Distance) > 0)
                continue;
            var match = new Match(row, distance, _policy.DecideRow(row, _legalActions));
            if (accepts(match))
                Insert(found, match, count);
        }

        return found;
    }

    private void Insert(List<Match> found, Match match, int count)
    {
        int low = 0, high = found.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Compare(found[middle], match) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        found.Insert(low, match);
        if (found.Count > count)
            found.RemoveAt(count);
    }

    private int Compare(Match left, Match right)
    {
        int order = _metric.Compare(left.Distance, right.Distance);
        if (order == 0)
            order = right.Decision.StateVisits.CompareTo(left.Decision.StateVisits);
        return order != 0 ? order : RowOrder.Compare(_policy.Table, left.Row, _policy.Table, right.Row);
    }

    private static bool TouchesFixed(ReadOnlySpan<int> state, ReadOnlySpan<int> cells, bool[] fixedCells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (fixedCells[i] && cells[i] != state[i])
                return true;
        }

        return false;
    }
}
