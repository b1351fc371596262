using System.Globalization;

namespace TabularRl.Exploration.Schedules;

internal sealed class ExponentialSchedule : ISchedule
{
    public const string Kind = "exponential";
    private readonly double _start;
    private readonly double _decay;
    private readonly double _floor;

    public ExponentialSchedule(double start, double decay, double floor)
    {
        _start = Schedule.ThrowIfNotFinite(start, nameof(start));
        if (!(decay is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must lie in (0, 1].");
        if (!(floor >= 0 && floor <= start))
        {
            throw new ArgumentOutOfRangeException(
                nameof(floor), floor, string.Create(CultureInfo.InvariantCulture, $"The floor must lie between 0 and the start, {start}."));
        }

        _decay = decay;
        _floor = floor;
    }

    public ScheduleInputs Inputs => ScheduleInputs.Episode;

    public ScheduleDescription Description => new(Kind, [_start, _decay, _floor]);

    public double GetValue(ScheduleTime time) => Math.Max(_floor, _start * Math.Pow(_decay, time.EpisodeIndex));
}
