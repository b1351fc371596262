namespace TabularRl.Training.Sweeps;

/// <summary>Counts finished trials and reports them one at a time, so that the count never falls.</summary>
internal sealed class ProgressCounter(IProgress<SweepProgress>? progress, long total)
{
    private readonly Lock _lock = new();
    private long _finished;

    public void Add()
    {
        if (progress is null)
            return;
        lock (_lock)
            progress.Report(new SweepProgress(++_finished, total));
    }
}
