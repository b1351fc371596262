using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A step of the public agent: discretize, look up, learn, choose; the row is carried from step to step.</summary>
internal sealed class AgentStep(QLearningAgent agent, StatePool<double> observations, AccessStream stream) : IContender
{
    public long Run()
    {
        int[] places = observations.Places;
        double[] rewards = stream.Rewards;
        agent.BeginEpisode(observations.At(places[0]));
        for (int i = 1; i < places.Length; i++)
            agent.Step(rewards[i], observations.At(places[i]));
        return places.Length - 1;
    }
}
