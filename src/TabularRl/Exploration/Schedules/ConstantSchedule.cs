namespace TabularRl.Exploration.Schedules;

internal sealed class ConstantSchedule : ISchedule
{
    public const string Kind = "constant";
    private readonly double _value;

    public ConstantSchedule(double value) => _value = Schedule.ThrowIfNotFinite(value, nameof(value));

    public ScheduleInputs Inputs => ScheduleInputs.None;

    public ScheduleDescription Description => new(Kind, [_value]);

    public double GetValue(ScheduleTime time) => _value;
}
