namespace TabularRl.Exploration.Schedules;

internal sealed class LinearSchedule : ISchedule
{
    public const string Kind = "linear";
    private readonly double _start;
    private readonly double _end;
    private readonly long _episodeCount;

    public LinearSchedule(double start, double end, long episodeCount)
    {
        _start = Schedule.ThrowIfNotFinite(start, nameof(start));
        _end = Schedule.ThrowIfNotFinite(end, nameof(end));
        ArgumentOutOfRangeException.ThrowIfLessThan(episodeCount, 1);
        _episodeCount = episodeCount;
    }

    public ScheduleInputs Inputs => ScheduleInputs.Episode;

    public ScheduleDescription Description => new(Kind, [_start, _end, _episodeCount]);

    public double GetValue(ScheduleTime time) =>
        time.EpisodeIndex >= _episodeCount ? _end : _start + (_end - _start) * time.EpisodeIndex / _episodeCount;
}
