using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Steps of the public agent from observations, under every pattern of access: given ones, and ones that its actions choose.</summary>
internal sealed class StepSuite(int stateCount, BenchmarkPlan plan) : ISuite
{
    public string Title => "Steps";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        var space = new StateSpace(stateCount);
        double[] flat = StateTables.CreateFlat(space);
        QLearningAgent agent = BenchmarkAgents.Create(space);
        double bytesPerState = StateTables.BytesPerState(agent.Table);
        foreach (AccessPattern pattern in Enum.GetValues<AccessPattern>())
        {
            AccessStream stream = AccessStream.Create(pattern, stateCount, plan.StreamLengthFor(stateCount));
            StatePool<double> observations = StatePools.CreateObservations(space, stream);
            var group = new EntryGroup(stateCount, pattern);
            group.Add(RowNames.FlatStep, new FlatStep(flat, stream), StateTables.FlatBytesPerState);
            group.Add(RowNames.Step, new AgentStep(agent, observations, stream), bytesPerState);
            group.Add(RowNames.FlatStepClosedLoop, new FlatClosedLoop(flat, stream), StateTables.FlatBytesPerState);
            group.Add(RowNames.StepClosedLoop, new AgentClosedLoop(agent, observations, stream), bytesPerState);
            if (pattern == AccessPattern.Uniform)
                AddTrainings(group, agent, observations, stream);
            yield return group.Entries;
        }
    }

    private static void AddTrainings(EntryGroup group, QLearningAgent agent, StatePool<double> observations, AccessStream stream)
    {
        group.Add(RowNames.TrainerClosedLoop, new TrainerLoop(agent, observations, stream));
        group.Add(RowNames.VectorClosedLoop, new VectorLoop(agent, observations, stream, isCompiled: false));
        group.Add(RowNames.VectorClosedLoopCompiled, new VectorLoop(agent, observations, stream, isCompiled: true));
    }
}
