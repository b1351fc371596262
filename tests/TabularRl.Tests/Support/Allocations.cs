using System.Runtime;

namespace TabularRl.Tests.Support;

/// <summary>Measures what an action allocates once it has run before.</summary>
internal static class Allocations
{
    private const int Rounds = 3;

    public static long Of(Action action)
    {
        // The mode of a process without background collections, whose pauses show up in a thread's count of bytes though nothing was allocated.
        Assert.That(GCSettings.LatencyMode, Is.EqualTo(GCLatencyMode.Batch), "A count of bytes is exact only with ConcurrentGarbageCollection off.");

        // A few rounds: the first call of anything may set up statics, and the runtime recompiles what is hot.
        for (int i = 0; i < Rounds; i++)
            action();

        // The least of several, as in AgentChecker: what a step allocates comes in every round, what the runtime sets up late in one alone.
        long least = long.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
