using TabularRl.Agents;

namespace TabularRl.Checking.AgentChecks;

/// <summary>A step in known states allocates nothing. The least of a few rounds counts: the runtime compiles what is hot, and statics are set up once.</summary>
internal static class AgentAllocationChecks
{
    private const int RoundCount = 5;
    private const int EpisodeCount = 50;
    private const int StepsPerEpisode = 20;

    public static void Run(AgentCheck check)
    {
        IAgent agent = check.Create().Agent;
        double[] observation = [0];
        long least = long.MaxValue;
        for (int round = 0; round < RoundCount && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Play(agent, observation);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        if (least > 0)
        {
            check.Log.Error(
                AgentCheckCodes.StepAllocates,
                $"In states that are known, a step allocates {(double)least / (EpisodeCount * StepsPerEpisode):F1} bytes in the mean; 0 were expected.",
                "Keep buffers in the instance; no array, LINQ, closure or boxing a step.");
        }
    }

    private static void Play(IAgent agent, double[] observation)
    {
        for (int episode = 0; episode < EpisodeCount; episode++)
        {
            observation[0] = 0;
            agent.BeginEpisode(observation);
            for (int step = 1; step < StepsPerEpisode; step++)
            {
                observation[0] = step;
                agent.Step(1, observation);
            }

            agent.EndEpisode(1, observation, terminated: episode % 2 == 0);
        }
    }
}
