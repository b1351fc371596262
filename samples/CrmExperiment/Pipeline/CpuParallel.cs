namespace CrmExperiment.Pipeline;

/// <summary>Independent pieces of work on all cores. What each gives must not depend on the others, so that the number of cores changes nothing.</summary>
internal static class CpuParallel
{
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void For(int count, Action<int> work, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, count, options, work);
        }
        catch (AggregateException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
