using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Gathers contenders with the same number of states and the same pattern of access.</summary>
internal sealed class EntryGroup(int stateCount, AccessPattern pattern = AccessPattern.Uniform)
{
    private readonly List<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public void Add(string name, IContender contender, double bytesPerState) => Add(name, contender, () => bytesPerState);

    public void Add(string name, IContender contender, Func<double>? bytesPerState = null) =>
        _entries.Add(new Entry(RowNames.Under(pattern, name), stateCount, contender, bytesPerState));
}
