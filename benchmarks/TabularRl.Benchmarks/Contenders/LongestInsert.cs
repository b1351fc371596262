using System.Diagnostics;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The longest single insert while a table grows from nothing to all states of a space, whatever stopped the program meanwhile included.</summary>
internal sealed class LongestInsert(ulong[] keys) : ISelfTimedContender
{
    public TimeSpan Elapsed { get; private set; }

    public void Prepare() => GC.Collect();

    public long Run()
    {
        var table = new QTable(TaskConstants.CellCount, CellWidth.Int16, TaskConstants.ActionCount);
        long longest = 0;
        long before = Stopwatch.GetTimestamp();
        for (int at = 0; at < keys.Length; at += TaskConstants.KeyWordCount)
        {
            table.GetOrAddRow(keys.AsSpan(at, TaskConstants.KeyWordCount));
            long now = Stopwatch.GetTimestamp();
            longest = Math.Max(longest, now - before);
            before = now;
        }

        Elapsed = Stopwatch.GetElapsedTime(0, longest);
        return 1;
    }
}
