using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Suites;

/// <summary>How the cost of a step grows with the numbers of actions and of features, in a table that fits in a cache.</summary>
internal sealed class ShapeSuite(int stateCount) : ISuite
{
    public string Title => "Actions and features";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        var actions = new EntryGroup(stateCount);
        foreach (int actionCount in RowNames.ActionCounts)
            Add(actions, RowNames.StepWithActions(actionCount), new ShapedTask(stateCount, TaskConstants.CellCount, actionCount));
        yield return actions.Entries;

        var features = new EntryGroup(stateCount);
        foreach (int featureCount in RowNames.FeatureCounts)
            Add(features, RowNames.StepWithFeatures(featureCount), new ShapedTask(stateCount, featureCount, TaskConstants.ActionCount));
        yield return features.Entries;
    }

    private static void Add(EntryGroup group, string name, ShapedTask task) =>
        group.Add(name, new ShapedStep(task), StateTables.BytesPerState(task.Agent.Table));
}
