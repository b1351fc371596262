using System.Collections.Immutable;

namespace TabularRl.Exploration.Schedules;

internal sealed class WarmUpSchedule : ISchedule
{
    public const string EpisodePrefix = "warm-up:";
    public const string StepPrefix = "warm-up-by-step:";
    private readonly double _start;
    private readonly long _count;
    private readonly ISchedule _then;
    private readonly ScheduleUnit _unit;

    public WarmUpSchedule(double start, long count, ISchedule then, ScheduleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(then);
        if (then is WarmUpSchedule)
            throw new ArgumentException("A schedule is warmed up once; for a longer way up use a piecewise one.", nameof(then));
        _start = Schedule.ThrowIfNotFinite(start, nameof(start));
        _count = ScheduleUnits.ThrowIfNoCount(count, nameof(count));
        _then = then;
        _unit = unit.ThrowIfUndefined();
    }

    public ScheduleInputs Inputs => _then.Inputs | _unit.Input();

    public ScheduleDescription Description
    {
        get
        {
            ScheduleDescription then = _then.Description;
            return new((_unit == ScheduleUnit.Step ? StepPrefix : EpisodePrefix) + then.Kind, [_start, _count, .. then.Parameters]);
        }
    }

    /// <summary>From a description whose kind starts with <paramref name="prefix"/>.</summary>
    public static WarmUpSchedule FromDescription(ScheduleDescription description, string prefix)
    {
        ImmutableArray<double> parameters = description.Parameters;
        string inner = description.Kind[prefix.Length..];

        // Refused before it is followed, so that no forged description is as deep as it is long.
        if (parameters.Length < 2 || inner.StartsWith(EpisodePrefix, StringComparison.Ordinal) || inner.StartsWith(StepPrefix, StringComparison.Ordinal))
            throw new ArgumentException($"'{description}' is not a warm-up of another schedule.", nameof(description));
        return new WarmUpSchedule(
            parameters[0],
            ScheduleUnits.ReadCount(parameters[1]),
            Schedule.FromDescription(new ScheduleDescription(inner, parameters[2..])),
            prefix == StepPrefix ? ScheduleUnit.Step : ScheduleUnit.Episode);
    }

    public double GetValue(ScheduleTime time)
    {
        long index = _unit.IndexOf(time);
        double then = _then.GetValue(_unit.WithIndex(time, Math.Max(0, index - _count)));
        return index >= _count ? then : double.Lerp(_start, then, (double)index / _count);
    }
}
