using TabularRl.Benchmarks.Workloads;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A table that grows from nothing to all states of a space.</summary>
internal sealed class Insert(ulong[] keys) : IContender
{
    private QTable? _table;

    /// <summary>The table that the last run made.</summary>
    public QTable Table => _table ?? throw new InvalidOperationException("Run it first.");

    // The last table is garbage before the next is begun, so that no turn pays for another's memory.
    public void Prepare()
    {
        _table = null;
        GC.Collect();
    }

    public long Run()
    {
        var table = new QTable(TaskConstants.CellCount, CellWidth.Int16, TaskConstants.ActionCount);
        for (int at = 0; at < keys.Length; at += TaskConstants.KeyWordCount)
            table.GetOrAddRow(keys.AsSpan(at, TaskConstants.KeyWordCount));
        _table = table;
        return table.StateCount;
    }
}
