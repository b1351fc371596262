using System.Runtime.ExceptionServices;

namespace TabularRl.Training.Sweeps;

/// <summary>
/// Runs numbered pieces of work on several threads. Where one fails, all before it still run, so that the failure of the lowest number,
/// and thus the same one on any number of cores, is the one that is reported.
/// </summary>
internal sealed class TrialRunner(int count, Action<int> work, CancellationToken cancellationToken)
{
    private readonly Lock _lock = new();
    private int _next = -1;
    private int _failed = int.MaxValue;
    private Exception? _failure;

    public void Run(int degreeOfParallelism)
    {
        // Threads of their own: trials block for long, and the pool would be slow to give as many as were asked for.
        var others = new Task[Math.Min(degreeOfParallelism, count) - 1];
        for (int i = 0; i < others.Length; i++)
            others[i] = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Work();
        Task.WaitAll(others, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    private void Work()
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            int index = Interlocked.Increment(ref _next);
            if (index >= count || index > Volatile.Read(ref _failed))
                return;
            try
            {
                work(index);
            }
            catch (Exception e)
            {
                lock (_lock)
                {
                    if (index < _failed)
                        (_failed, _failure) = (index, e);
                }
            }
        }
    }
}
