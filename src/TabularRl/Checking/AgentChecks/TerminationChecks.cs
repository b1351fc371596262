namespace TabularRl.Checking.AgentChecks;

/// <summary>A terminal state is worth 0, whatever the table says of its observation.</summary>
internal static class TerminationChecks
{
    private const double Optimism = 100;

    public static void Run(AgentCheck check)
    {
        CheckBootstrap(check);
        CheckOptimism(check);
    }

    private static void CheckBootstrap(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        double worth = subject.Value(1);
        subject.Play(1, terminated: true, (0, 0, 0));

        // An agent that plans learns from it again and again.
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        double value = subject.Value(0);
        if (value != 0)
        {
            check.Log.Error(
                AgentCheckCodes.BootstrapsAtTermination,
                $"An episode terminated with reward 0 in an observation that is worth {worth:G4} elsewhere, and its action is worth {value:G4}; 0 was expected.",
                "Take the value of a terminal state as 0, in planning from a model too, and do not look it up.");
        }
    }

    private static void CheckOptimism(AgentCheck check)
    {
        AgentSubject subject = check.Create(initialActionValue: Optimism);
        double initial = subject.Value(0);
        if (initial != Optimism)
        {
            check.Log.Warning(
                AgentCheckCodes.RequestIgnored,
                $"An action that was never tried is worth {initial:G4}; {Optimism} was asked for, and whether optimism leaks in was not checked.",
                "Build the agent with the request's InitialActionValue, if it can have one.");
            return;
        }

        subject.Teach(300, 7, terminated: true, (0, 0, 1));
        double value = subject.Value(0);
        double leaked = 1 + AgentCheck.DiscountFactor * Optimism;
        if (value != Optimism && value > (1 + leaked) / 2) // one that was never updated is found by its reward
        {
            check.Log.Error(
                AgentCheckCodes.OptimismLeaks,
                $"With initial values of {Optimism}, an action that always earned 1 and terminated is worth {value:G4} after 300 episodes; about 1 was expected.",
                "Take the value of a terminal state as 0 instead of looking it up in the table, where it is never updated.");
        }
    }
}
