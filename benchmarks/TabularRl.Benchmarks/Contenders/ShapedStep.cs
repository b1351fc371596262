using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A step of the public agent as <see cref="AgentStep"/>, with other numbers of features or actions.</summary>
internal sealed class ShapedStep(ShapedTask task) : IContender
{
    public long Run()
    {
        QLearningAgent agent = task.Agent;
        agent.BeginEpisode(task.ObservationAt(0));
        for (int i = 1; i < task.Length; i++)
            agent.Step(task.Rewards[i], task.ObservationAt(i));
        return task.Length - 1;
    }
}
