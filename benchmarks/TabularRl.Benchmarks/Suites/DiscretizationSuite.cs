using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Observations to cells.</summary>
internal sealed class DiscretizationSuite(int stateCount, BenchmarkPlan plan) : ISuite
{
    public string Title => "Discretization";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        AccessStream stream = AccessStream.Create(AccessPattern.Uniform, stateCount, plan.StreamLengthFor(stateCount));
        StatePool<double> observations = StatePools.CreateObservations(new StateSpace(stateCount), stream);
        var group = new EntryGroup(stateCount);
        group.Add(RowNames.DiscretizeScalar, new DiscretizeScalar(observations));
        group.Add(RowNames.Discretize, new Discretize(observations));
        yield return group.Entries;
    }
}
