namespace TabularRl.Tests.Support;

/// <summary>Measures what an action allocates once it has run before.</summary>
internal static class Allocations
{
    public static long Of(Action action)
    {
        // A few rounds: the first call of anything may set up statics, and the runtime recompiles what is hot.
        for (int i = 0; i < 3; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
