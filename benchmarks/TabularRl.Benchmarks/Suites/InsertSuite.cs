using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Tables that grow from nothing.</summary>
internal sealed class InsertSuite(int stateCount, BenchmarkPlan plan) : ISuite
{
    public string Title => "Inserts";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        ulong[] keys = StatePools.LayKeys(new StateSpace(stateCount), [.. Enumerable.Range(0, stateCount)]);
        var insert = new Insert(keys);
        var group = new EntryGroup(stateCount);
        group.Add(RowNames.Insert, insert, () => StateTables.BytesPerState(insert.Table));
        if (stateCount <= plan.MaxTimedInsertStates)
            group.Add(RowNames.InsertLongest, new LongestInsert(keys));
        yield return group.Entries;
    }
}
