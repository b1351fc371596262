namespace TabularRl.Training.Sweeps;

/// <summary>Counts finished trials and reports their number, one call at a time, so that the count never falls.</summary>
internal sealed class ProgressCounter(Action<long>? report)
{
    private readonly Lock _lock = new();
    private long _finished;

    public void Add()
    {
        if (report is null)
            return;
        lock (_lock)
            report(++_finished);
    }
}
