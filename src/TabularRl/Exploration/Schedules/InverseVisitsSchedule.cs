namespace TabularRl.Exploration.Schedules;

internal sealed class InverseVisitsSchedule : ISchedule
{
    public const string Kind = "inverse-visits";

    // Most updates are of pairs seen less often than this; beyond it the power is computed.
    private const int CachedCount = 1024;

    private readonly double _exponent;
    private readonly double _start;
    private readonly double[] _cached;

    public InverseVisitsSchedule(double exponent, double start)
    {
        if (!(exponent is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "The exponent must lie in (0, 1].");
        if (!(start > 0 && double.IsFinite(start)))
            throw new ArgumentOutOfRangeException(nameof(start), start, "The start must be positive and finite.");
        _exponent = exponent;
        _start = start;
        _cached = new double[CachedCount];
        for (int n = 0; n < CachedCount; n++)
            _cached[n] = Compute(n);
    }

    public ScheduleInputs Inputs => ScheduleInputs.Visits;

    public ScheduleDescription Description => new(Kind, [_exponent, _start]);

    public double GetValue(ScheduleTime time) =>
        (ulong)time.Visits < (ulong)_cached.Length ? _cached[time.Visits] : Compute(time.Visits);

    private double Compute(long visits) => _start / Math.Pow(Math.Max(1, visits), _exponent);
}
