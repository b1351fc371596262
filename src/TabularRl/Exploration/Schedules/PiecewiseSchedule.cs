using System.Collections.Immutable;
using System.Globalization;

namespace TabularRl.Exploration.Schedules;

internal sealed class PiecewiseSchedule : ISchedule
{
    public const string Name = "piecewise";
    private readonly long[] _indices;
    private readonly double[] _values;
    private readonly ScheduleUnit _unit;

    public PiecewiseSchedule(ReadOnlySpan<ScheduleBreakpoint> breakpoints, ScheduleUnit unit)
    {
        if (breakpoints.Length < 2)
            throw new ArgumentException("A piecewise schedule goes through at least two breakpoints.", nameof(breakpoints));
        _indices = new long[breakpoints.Length];
        _values = new double[breakpoints.Length];
        for (int i = 0; i < breakpoints.Length; i++)
        {
            (long index, double value) = breakpoints[i];
            if (index < (i == 0 ? 0 : _indices[i - 1] + 1) || index > ScheduleUnits.MaxCount || !double.IsFinite(value))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Breakpoint {i} is ({index}, {value}); indices ascend from 0 to 2^53, and values are finite."),
                    nameof(breakpoints));
            }

            _indices[i] = index;
            _values[i] = value;
        }

        _unit = unit.ThrowIfUndefined();
    }

    public ScheduleInputs Inputs => _unit.Input();

    public ScheduleDescription Description => new(_unit.KindOf(Name), [.. _indices.Zip(_values, (index, value) => new[] { index, value }).SelectMany(pair => pair)]);

    /// <summary>From the parameters of a description: index and value take turns.</summary>
    public static PiecewiseSchedule FromParameters(ImmutableArray<double> parameters, ScheduleUnit unit)
    {
        var breakpoints = new ScheduleBreakpoint[parameters.Length / 2];
        for (int i = 0; i < breakpoints.Length; i++)
            breakpoints[i] = new ScheduleBreakpoint(ScheduleUnits.ReadCount(parameters[2 * i]), parameters[2 * i + 1]);
        return new PiecewiseSchedule(breakpoints, unit);
    }

    public double GetValue(ScheduleTime time)
    {
        long index = _unit.IndexOf(time);
        int found = Array.BinarySearch(_indices, index);
        if (found >= 0)
            return _values[found];
        int next = ~found;
        if (next == 0)
            return _values[0];
        if (next == _indices.Length)
            return _values[^1];
        double share = (double)(index - _indices[next - 1]) / (_indices[next] - _indices[next - 1]);
        return double.Lerp(_values[next - 1], _values[next], share);
    }
}
