using System.Globalization;

namespace TabularRl.Exploration.Schedules;

internal sealed class ExponentialSchedule : ISchedule
{
    public const string Kind = "exponential";
    private readonly double _start;
    private readonly double _decay;
    private readonly double _floor;

    // Beyond it the floor holds, and no power need be computed.
    private readonly long _lastEpisodeAboveFloor;

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
        _lastEpisodeAboveFloor = FindLastEpisodeAboveFloor();
    }

    public ScheduleInputs Inputs => ScheduleInputs.Episode;

    public ScheduleDescription Description => new(Kind, [_start, _decay, _floor]);

    public double GetValue(ScheduleTime time) => time.EpisodeIndex > _lastEpisodeAboveFloor ? _floor : Math.Max(_floor, Decayed(time.EpisodeIndex));

    private double Decayed(long episode) => _start * Math.Pow(_decay, episode);

    private long FindLastEpisodeAboveFloor()
    {
        double episode = Math.Ceiling(Math.Log(_floor / _start) / Math.Log(_decay));
        return episode is >= 0 and < long.MaxValue && Decayed((long)episode + 1) <= _floor ? (long)episode : long.MaxValue;
    }
}
