using System.Collections.Immutable;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;

namespace TabularRl.Training.Stopping;

/// <summary>A condition that must hold at several checks in a row.</summary>
internal sealed class ConditionInARow : IStopCondition
{
    private readonly IStopCondition _condition;
    private readonly int _checkCount;

    public ConditionInARow(IStopCondition condition, int checkCount)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentOutOfRangeException.ThrowIfLessThan(checkCount, 1);
        _condition = condition;
        _checkCount = checkCount;
    }

    public string Description => FormattableString.Invariant($"{_condition.Description}, {_checkCount} times in a row");

    public IStopMonitor Begin(IEnvironment environment, IAgent agent) => new Monitor(_condition.Begin(environment, agent), _checkCount);

    private sealed class Monitor(IStopMonitor monitor, int checkCount) : IStopMonitor
    {
        private int _held;

        // |how often it has held in a row|the condition's own
        public ImmutableArray<double> State
        {
            get => [_held, .. monitor.State];
            set
            {
                _held = StopState.ToInt32(value.IsDefaultOrEmpty ? -1 : value[0], 0, checkCount);
                monitor.State = value.Slice(1, value.Length - 1);
            }
        }

        public string? Check(ReadOnlySpan<LearningCurvePoint> curve)
        {
            string? reason = monitor.Check(curve);
            _held = reason is null ? 0 : Math.Min(_held + 1, checkCount);
            return _held < checkCount ? null : FormattableString.Invariant($"at {checkCount} checks in a row {reason}");
        }
    }
}
