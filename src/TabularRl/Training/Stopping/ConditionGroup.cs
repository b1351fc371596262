using System.Collections.Immutable;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Environments;

namespace TabularRl.Training.Stopping;

/// <summary>Any or all of some conditions.</summary>
internal sealed class ConditionGroup : IStopCondition
{
    private readonly IStopCondition[] _conditions;
    private readonly bool _requiresAll;

    public ConditionGroup(ReadOnlySpan<IStopCondition> conditions, bool requiresAll)
    {
        if (conditions.IsEmpty)
            throw new ArgumentException("There is no condition to compose; give at least one.", nameof(conditions));
        foreach (IStopCondition condition in conditions)
            ArgumentNullException.ThrowIfNull(condition, nameof(conditions));
        _conditions = conditions.ToArray();
        _requiresAll = requiresAll;
    }

    public string Description => $"({string.Join(_requiresAll ? ", and " : ", or ", _conditions.Select(condition => condition.Description))})";

    public IStopMonitor Begin(IEnvironment environment, IAgent agent) =>
        new Monitor([.. _conditions.Select(condition => condition.Begin(environment, agent))], _requiresAll);

    private sealed class Monitor(IStopMonitor[] monitors, bool requiresAll) : IStopMonitor
    {
        private readonly string?[] _reasons = new string?[monitors.Length];

        // |length of the first's|the first's|length of the second's|…
        public ImmutableArray<double> State
        {
            get
            {
                var state = ImmutableArray.CreateBuilder<double>();
                foreach (IStopMonitor monitor in monitors)
                {
                    ImmutableArray<double> own = monitor.State;
                    state.Add(own.Length);
                    state.AddRange(own);
                }

                return state.ToImmutable();
            }

            set
            {
                int at = 0;
                foreach (IStopMonitor monitor in monitors)
                {
                    int length = StopState.ToInt32(value.IsDefault || at >= value.Length ? -1 : value[at], 0, value.IsDefault ? 0 : value.Length - at - 1);
                    monitor.State = value.Slice(at + 1, length);
                    at += 1 + length;
                }

                StopState.CheckLength(value, at);
            }
        }

        public string? Check(ReadOnlySpan<LearningCurvePoint> curve)
        {
            // Each is asked, also where one has decided: what it remembers goes on.
            for (int i = 0; i < monitors.Length; i++)
                _reasons[i] = monitors[i].Check(curve);
            if (!requiresAll)
                return Array.Find(_reasons, reason => reason is not null);
            return Array.TrueForAll(_reasons, reason => reason is not null) ? string.Join("; and ", _reasons) : null;
        }
    }
}
