namespace TabularRl.Exploration.Schedules;

internal sealed class ExponentialSchedule : ISchedule
{
    public const string Name = "exponential";
    private readonly double _start;
    private readonly double _decay;
    private readonly double _floor;
    private readonly ScheduleUnit _unit;

    // Beyond it the floor holds, and no power need be computed.
    private readonly long _lastIndexAboveFloor;

    public ExponentialSchedule(double start, double decay, double floor, ScheduleUnit unit)
    {
        _start = Schedule.ThrowIfNotFinite(start, nameof(start));
        if (!(decay is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must lie in (0, 1].");
        _decay = decay;
        _floor = Schedule.ThrowIfNoFloor(floor, start);
        _unit = unit.ThrowIfUndefined();
        _lastIndexAboveFloor = FindLastIndexAboveFloor();
    }

    public ScheduleInputs Inputs => _unit.Input();

    public ScheduleDescription Description => new(_unit.KindOf(Name), [_start, _decay, _floor]);

    public double GetValue(ScheduleTime time)
    {
        long index = _unit.IndexOf(time);
        return index > _lastIndexAboveFloor ? _floor : Math.Max(_floor, Decayed(index));
    }

    private double Decayed(long index) => _start * Math.Pow(_decay, index);

    private long FindLastIndexAboveFloor()
    {
        double index = Math.Ceiling(Math.Log(_floor / _start) / Math.Log(_decay));
        return index is >= 0 and < long.MaxValue && Decayed((long)index + 1) <= _floor ? (long)index : long.MaxValue;
    }
}
