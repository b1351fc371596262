using TabularRl.Agents;

namespace TabularRl.Checking.AgentChecks;

/// <summary>Sizes, counts, and calls that must be refused.</summary>
internal static class ContractChecks
{
    public static bool HasSizes(AgentCheck check, IAgent agent)
    {
        if (agent.ObservationSize == 1 && agent.ActionCount == AgentSubject.ActionCount)
            return true;
        check.Log.Error(
            AgentCheckCodes.RequestIgnored,
            $"The agent has observations of {agent.ObservationSize} values and {agent.ActionCount} actions; 1 and {AgentSubject.ActionCount} were asked for.",
            "Build the agent from the request's Discretizer and ActionCount; nothing else was checked.");
        return false;
    }

    public static void Run(AgentCheck check)
    {
        CheckOrder(check);
        CheckInput(check);
        CheckCounts(check);
    }

    private static void CheckOrder(AgentCheck check)
    {
        IAgent agent = check.Create().Agent;
        Expect("Step before the first episode", () => agent.Step(0, [0]));
        Expect("EndEpisode before the first episode", () => agent.EndEpisode(0, [0], terminated: true));
        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [0], terminated: true);
        Expect("Step after an episode had ended", () => agent.Step(0, [0]));
        Expect("EndEpisode after an episode had ended", () => agent.EndEpisode(0, [0], terminated: true));

        void Expect(string call, Action action)
        {
            if (Refusal.FindFault<InvalidOperationException>(action) is { } fault)
            {
                check.Log.Error(
                    AgentCheckCodes.CallOutOfOrderAccepted,
                    $"{call} {fault}.",
                    "Keep whether an episode is running, and throw an InvalidOperationException if none is.");
            }
        }
    }

    private static void CheckInput(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        IAgent agent = subject.Agent;
        subject.Begin(0, AgentSubject.Only(0));
        Expect("Step with a reward of NaN", () => agent.Step(double.NaN, [1]));
        Expect("EndEpisode with an infinite reward", () => agent.EndEpisode(double.PositiveInfinity, [1], terminated: true));
        Expect("Step with an observation of 2 values", () => agent.Step(1, [1, 2]));
        Expect("Step with an observation of NaN", () => agent.Step(1, [double.NaN]));

        void Expect(string call, Action action)
        {
            if (Refusal.FindFault<ArgumentException>(action) is { } fault)
            {
                check.Log.Error(
                    AgentCheckCodes.BadInputAccepted,
                    $"{call} {fault}.",
                    "Check the reward and the observation before anything is learned: one NaN spoils every value that it reaches.");
            }
        }
    }

    private static void CheckCounts(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        IAgent agent = subject.Agent;
        subject.Play(9, terminated: true, (0, 0, 1), (1, 0, 1));
        subject.Play(9, terminated: false, (0, 0, 1));
        subject.Begin(0, AgentSubject.Only(0));
        if ((agent.EpisodeCount, agent.StepCount) != (2, 3))
        {
            check.Log.Error(
                AgentCheckCodes.CountsWrong,
                $"After two episodes of 2 steps and 1, and the beginning of a third, there are {agent.EpisodeCount} episodes and {agent.StepCount} steps; 2 and 3 were expected.",
                "Count a step when its reward comes, and an episode when it ends, by termination or truncation.");
        }
    }
}
