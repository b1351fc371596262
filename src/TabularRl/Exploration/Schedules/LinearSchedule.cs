namespace TabularRl.Exploration.Schedules;

internal sealed class LinearSchedule : ISchedule
{
    public const string Name = "linear";
    private readonly double _start;
    private readonly double _end;
    private readonly long _count;
    private readonly ScheduleUnit _unit;

    public LinearSchedule(double start, double end, long count, ScheduleUnit unit)
    {
        _start = Schedule.ThrowIfNotFinite(start, nameof(start));
        _end = Schedule.ThrowIfNotFinite(end, nameof(end));
        _count = ScheduleUnits.ThrowIfNoCount(count, nameof(count));
        _unit = unit.ThrowIfUndefined();
    }

    public ScheduleInputs Inputs => _unit.Input();

    public ScheduleDescription Description => new(_unit.KindOf(Name), [_start, _end, _count]);

    public double GetValue(ScheduleTime time)
    {
        long index = _unit.IndexOf(time);
        return index >= _count ? _end : _start + (_end - _start) * index / _count;
    }
}
