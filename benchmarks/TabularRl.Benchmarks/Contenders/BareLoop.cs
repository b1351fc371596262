using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Crm;
using TabularRl.Environments;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>Training without a trainer: reset, act, step, learn, and nothing kept.</summary>
internal sealed class BareLoop(CrmFunnelEnvironment environment, QLearningAgent agent, long episodeCount) : IContender
{
    private readonly double[] _observation = new double[environment.ObservationSize];

    public long Run()
    {
        long before = agent.StepCount;
        ulong? seed = TaskConstants.Seed;
        for (long episode = 0; episode < episodeCount; episode++, seed = null)
        {
            environment.Reset(seed, _observation);
            int action = agent.BeginEpisode(_observation);
            StepResult result = environment.Step(action, _observation);
            while (!result.IsDone)
            {
                action = agent.Step(result.Reward, _observation);
                result = environment.Step(action, _observation);
            }

            agent.EndEpisode(result.Reward, _observation, result.Terminated);
        }

        return agent.StepCount - before;
    }
}
