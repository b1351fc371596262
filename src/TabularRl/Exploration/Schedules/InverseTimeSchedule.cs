namespace TabularRl.Exploration.Schedules;

internal sealed class InverseTimeSchedule : ISchedule
{
    public const string Name = "inverse-time";
    private readonly double _start;
    private readonly double _decay;
    private readonly double _floor;
    private readonly ScheduleUnit _unit;

    public InverseTimeSchedule(double start, double decay, double floor, ScheduleUnit unit)
    {
        _start = Schedule.ThrowIfNotFinite(start, nameof(start));
        if (!(decay > 0 && double.IsFinite(decay)))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must be positive and finite.");
        _decay = decay;
        _floor = Schedule.ThrowIfNoFloor(floor, start);
        _unit = unit.ThrowIfUndefined();
    }

    public ScheduleInputs Inputs => _unit.Input();

    public ScheduleDescription Description => new(_unit.KindOf(Name), [_start, _decay, _floor]);

    public double GetValue(ScheduleTime time) => Math.Max(_floor, _start / (1 + _decay * _unit.IndexOf(time)));
}
