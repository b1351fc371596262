using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>Counts what a <see cref="TableSummary"/> holds.</summary>
internal sealed class TableSummarizer
{
    private readonly FrozenPolicy _policy;
    private readonly long[] _stateVisits;
    private readonly long[] _greedyStates;
    private readonly long[] _greedyVisits;
    private readonly long[] _actionVisits;
    private readonly long[] _untried;
    private readonly HashSet<int>[] _cells;
    private int _neverUpdated;
    private int _tied;
    private long _tiedVisits;
    private long _saturated;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;

    public TableSummarizer(FrozenPolicy policy)
    {
        _policy = policy;
        _stateVisits = new long[policy.StateCount];
        _greedyStates = new long[policy.ActionCount];
        _greedyVisits = new long[policy.ActionCount];
        _actionVisits = new long[policy.ActionCount];
        _untried = new long[policy.ActionCount];
        _cells = new HashSet<int>[policy.Table.CellCount];
        for (int i = 0; i < _cells.Length; i++)
            _cells[i] = [];
    }

    public TableSummary Summarize()
    {
        var cells = new int[_cells.Length];
        for (int row = 0; row < _policy.StateCount; row++)
        {
            CountDecision(row);
            CountPairs(row);
            _policy.GetCells(row, cells);
            for (int i = 0; i < cells.Length; i++)
                _cells[i].Add(cells[i]);
        }

        bool any = _min <= _max;
        return new TableSummary
        {
            StateCount = _policy.StateCount,
            ActionCount = _policy.ActionCount,
            InitialActionValue = _policy.InitialActionValue,
            Visits = Distribute(_stateVisits),
            NeverUpdatedStates = _neverUpdated,
            TiedStates = _tied,
            TiedVisits = _tiedVisits,
            Actions = [.. Enumerable.Range(0, _policy.ActionCount).Select(action =>
                new ActionSummary(action, _greedyStates[action], _greedyVisits[action], _actionVisits[action], _untried[action]))],
            MinimumValue = any ? _min : null,
            MaximumValue = any ? _max : null,
            SaturatedCounters = _saturated,
            Cells = _policy.StateCount == 0 ? [] : [.. _cells.Select((set, i) => new CellSummary(i, set.Min(), set.Max(), set.Count))],
        };
    }

    private void CountDecision(int row)
    {
        Decision decision = _policy.DecideRow(row, default);
        _stateVisits[row] = decision.StateVisits;
        if (decision.TieCount == 1)
        {
            _greedyStates[decision.Action]++;
            _greedyVisits[decision.Action] += decision.StateVisits;
        }
        else if (decision.StateVisits > 0)
        {
            _tied++;
            _tiedVisits += decision.StateVisits;
        }

        if (decision.StateVisits == 0)
            _neverUpdated++;
    }

    private void CountPairs(int row)
    {
        ReadOnlySpan<uint> visits = _policy.GetVisits(row);
        ReadOnlySpan<double> values = _policy.GetActionValues(row);
        for (int action = 0; action < visits.Length; action++)
        {
            _actionVisits[action] += visits[action];
            if (visits[action] == 0)
            {
                _untried[action]++;
                continue;
            }

            _saturated += visits[action] == uint.MaxValue ? 1 : 0;
            _min = Math.Min(_min, values[action]);
            _max = Math.Max(_max, values[action]);
        }
    }

    private static VisitDistribution? Distribute(long[] visits)
    {
        if (visits.Length == 0)
            return null;
        Array.Sort(visits);
        long total = visits.Sum();
        long Quantile(int quarters) => visits[(int)(((long)quarters * visits.Length + 3) / 4 - 1)];
        return new VisitDistribution(total, (double)total / visits.Length, visits[0], Quantile(1), Quantile(2), Quantile(3), visits[^1]);
    }
}
