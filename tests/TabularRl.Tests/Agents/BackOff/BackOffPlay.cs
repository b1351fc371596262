using TabularRl.Agents;
using TabularRl.Randomness;

namespace TabularRl.Tests.Agents.BackOff;

/// <summary>Episodes over a handful of states, the same for every agent that acts the same.</summary>
internal static class BackOffPlay
{
    public static List<int> Play(IAgent agent, int episodes, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var actions = new List<int>();
        for (int episode = 0; episode < episodes; episode++)
        {
            actions.Add(agent.BeginEpisode([random.NextInt32(4)]));
            for (int step = 0; step < 6; step++)
                actions.Add(agent.Step(actions[^1] - random.NextDouble(), [(actions[^1] + random.NextInt32(3)) % 5]));
            agent.EndEpisode(1, [random.NextInt32(9)], terminated: episode % 3 != 0);
        }

        return actions;
    }
}
