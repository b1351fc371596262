using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>As <see cref="AgentStep"/>, but the action picks the next observation out of six of the stream, as in <see cref="FlatClosedLoop"/>.</summary>
internal sealed class AgentClosedLoop(QLearningAgent agent, StatePool<double> observations, AccessStream stream) : IContender
{
    public long Run()
    {
        int[] places = observations.Places;
        double[] rewards = stream.Rewards;
        int action = agent.BeginEpisode(observations.At(places[0]));
        int steps = places.Length / TaskConstants.ActionCount;
        for (int i = 0; i < steps; i++)
            action = agent.Step(rewards[i], observations.At(places[i * TaskConstants.ActionCount + action]));
        return steps;
    }
}
