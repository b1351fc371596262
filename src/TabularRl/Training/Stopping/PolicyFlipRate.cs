using System.Collections.Immutable;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Training.Stopping;

internal sealed class PolicyFlipRate : IStopCondition
{
    private readonly double _share;

    public PolicyFlipRate(double share)
    {
        if (!(share is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be in [0, 1).");
        _share = share;
    }

    public string Description => FormattableString.Invariant($"at most {_share} of the greedy actions changed");

    public IStopMonitor Begin(IEnvironment environment, IAgent agent) => agent is TabularAgent tabular
        ? new Monitor(_share, tabular.Table)
        : throw new ArgumentException("The rate of changed greedy actions is that of a table, and the agent has none (TabularAgent); use another stop condition.", nameof(agent));

    private sealed class Monitor : IStopMonitor
    {
        private const int NeverUpdated = -1;

        private readonly double _share;
        private readonly QTable _table;
        private int[] _actions = []; // of each row of the last look, which rows keep
        private int _rowCount;

        public Monitor(double share, QTable table)
        {
            _share = share;
            _table = table;
            Look();
        }

        public ImmutableArray<double> State
        {
            get
            {
                var state = ImmutableArray.CreateBuilder<double>(_rowCount);
                foreach (int action in _actions.AsSpan(0, _rowCount))
                    state.Add(action);
                return state.MoveToImmutable();
            }

            set
            {
                // A table may have grown since the last look; it never shrinks.
                StopState.CheckLength(value, StopState.ToInt32(value.IsDefault ? -1 : value.Length, 0, _table.StateCount));
                var actions = new int[value.Length];
                for (int row = 0; row < actions.Length; row++)
                    actions[row] = StopState.ToInt32(value[row], NeverUpdated, _table.ActionCount - 1);
                (_actions, _rowCount) = (actions, actions.Length);
            }
        }

        public string? Check(ReadOnlySpan<LearningCurvePoint> curve)
        {
            (int changed, int updated) = Look();
            double rate = (double)changed / updated;
            return rate <= _share
                ? FormattableString.Invariant($"{changed} of {updated} greedy actions changed since the check before, a share of {rate:G3}, within {_share}")
                : null;
        }

        private (int Changed, int Updated) Look()
        {
            int rowCount = _table.StateCount;
            if (_actions.Length < rowCount)
                Array.Resize(ref _actions, Math.Max(rowCount, (int)Math.Min(2L * _actions.Length, Array.MaxLength)));
            _actions.AsSpan(_rowCount, rowCount - _rowCount).Fill(NeverUpdated);
            _rowCount = rowCount;
            int changed = 0, updated = 0;
            for (int row = 0; row < rowCount; row++)
            {
                int action = GreedyAmongUpdated(_table.GetActionValues(row), _table.GetVisits(row));
                if (action == NeverUpdated)
                    continue;
                updated++;
                if (action != _actions[row])
                    changed++;
                _actions[row] = action;
            }

            return (changed, updated);
        }

        private static int GreedyAmongUpdated(ReadOnlySpan<double> values, ReadOnlySpan<uint> visits)
        {
            int best = NeverUpdated;
            for (int action = 0; action < values.Length; action++)
            {
                if (visits[action] > 0 && (best < 0 || values[action] > values[best]))
                    best = action;
            }

            return best;
        }
    }
}
