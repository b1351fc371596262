using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>Finds what a <see cref="TableDiff"/> holds; lists are kept as rows and become objects only where they are listed.</summary>
internal sealed class TableComparer
{
    private readonly FrozenPolicy _before;
    private readonly FrozenPolicy _after;
    private readonly TableDiffOptions _options;
    private readonly List<(int Before, int After, double Rank)> _flips = [];
    private readonly List<(int Before, int After, double Rank)> _changes = [];
    private int _common;
    private int _tieChanges;
    private double _sum;
    private double _max;
    private double _flippedVisits;
    private double _commonVisits;

    public TableComparer(FrozenPolicy before, FrozenPolicy after, TableDiffOptions options)
    {
        _before = before;
        _after = after;
        _options = options;
    }

    public TableDiff Compare()
    {
        // In canonical order, so that sums do not depend on the order of the rows.
        var removed = new List<(int, int, double Rank)>();
        foreach (int row in RowOrder.Sort(_before.Table))
        {
            int other = _after.Table.FindRow(_before.Table.GetKey(row));
            if (other < 0)
                removed.Add((row, row, _before.DecideRow(row, default).StateVisits));
            else
                CompareRows(row, other);
        }

        var added = new List<(int, int, double Rank)>();
        foreach (int row in RowOrder.Sort(_after.Table))
        {
            if (_before.Table.FindRow(_after.Table.GetKey(row)) < 0)
                added.Add((row, row, _after.DecideRow(row, default).StateVisits));
        }

        return new TableDiff
        {
            CommonStates = _common,
            RemovedStates = removed.Count,
            AddedStates = added.Count,
            FlippedStates = _flips.Count,
            TieChangedStates = _tieChanges,
            ValueChangedStates = _changes.Count,
            MaxValueDifference = _max,
            MeanValueDifference = _common == 0 ? null : _sum / ((double)_common * _before.ActionCount),
            FlippedVisitShare = _commonVisits == 0 ? null : _flippedVisits / _commonVisits,
            Flips = List(_flips, (row, other) => new PolicyFlip(CellsOf(_before, row), _before.DecideRow(row, default), _after.DecideRow(other, default))),
            ValueChanges = List(_changes, Change),
            Removed = List(removed, (row, _) => new TableState(CellsOf(_before, row), _before.DecideRow(row, default))),
            Added = List(added, (row, _) => new TableState(CellsOf(_after, row), _after.DecideRow(row, default))),
        };
    }

    private void CompareRows(int row, int other)
    {
        _common++;
        ReadOnlySpan<double> before = _before.GetActionValues(row), after = _after.GetActionValues(other);
        Decision left = _before.DecideRow(row, default), right = _after.DecideRow(other, default);
        double visits = left.StateVisits + right.StateVisits;
        _commonVisits += visits;

        int shared = 0;
        double greatest = 0;
        for (int action = 0; action < before.Length; action++)
        {
            shared += before[action] == left.ActionValue && after[action] == right.ActionValue ? 1 : 0;
            double difference = Math.Abs(after[action] - before[action]);
            _sum += difference;
            greatest = Math.Max(greatest, difference);
        }

        _max = Math.Max(_max, greatest);
        if (greatest > _options.ValueTolerance)
            _changes.Add((row, other, greatest));
        if (shared == 0)
        {
            _flips.Add((row, other, visits));
            _flippedVisits += visits;
        }
        else if (shared != left.TieCount || shared != right.TieCount)
        {
            _tieChanges++;
        }
    }

    private ValueChange Change(int row, int other)
    {
        ReadOnlySpan<double> before = _before.GetActionValues(row), after = _after.GetActionValues(other);
        int greatest = 0;
        for (int action = 1; action < before.Length; action++)
        {
            if (Math.Abs(after[action] - before[action]) > Math.Abs(after[greatest] - before[greatest]))
                greatest = action;
        }

        return new ValueChange(CellsOf(_before, row), greatest, before[greatest], after[greatest]);
    }

    // The rows come in canonical order and the sort is stable, so that equal ranks stay in it.
    private ImmutableArray<T> List<T>(List<(int Row, int Other, double Rank)> rows, Func<int, int, T> make) =>
        [.. rows.OrderByDescending(entry => entry.Rank).Take(_options.MaxListed).Select(entry => make(entry.Row, entry.Other))];

    private static ImmutableArray<int> CellsOf(FrozenPolicy policy, int row)
    {
        var cells = new int[policy.Table.CellCount];
        policy.GetCells(row, cells);
        return [.. cells];
    }
}
