using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Planning;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Sparse models of many states solved exactly, with few and with more transitions a state.</summary>
internal sealed class PlanningSuite(int stateCount) : ISuite
{
    public string Title => "Planning";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        yield return CreateGroup(2, RowNames.ValueIteration4, RowNames.PolicyIteration4);
        yield return CreateGroup(8, RowNames.ValueIteration16, RowNames.PolicyIteration16);
    }

    private IReadOnlyList<Entry> CreateGroup(int outcomeCount, string valueIteration, string policyIteration)
    {
        FiniteModel model = SparseModels.Create(stateCount, outcomeCount);
        var group = new EntryGroup(stateCount);
        group.Add(valueIteration, new ModelPlan(model, ValueIteration.Solve));
        group.Add(policyIteration, new ModelPlan(model, PolicyIteration.Solve));
        return group.Entries;
    }
}
