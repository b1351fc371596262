namespace TabularRl.Checking.AgentChecks;

/// <summary>Where an episode is only truncated, the value of its last state counts.</summary>
internal static class TruncationChecks
{
    public static void Run(AgentCheck check)
    {
        if (!check.Options.Bootstraps)
            return;
        AgentSubject subject = check.Create();
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        subject.Play(1, terminated: false, (0, 0, 0));
        double value = subject.Value(0);
        if (subject.Value(1) > 0 && !(value > 0))
        {
            check.Log.Error(
                AgentCheckCodes.NoBootstrapAtTruncation,
                $"An episode was truncated with reward 0 in a state worth {subject.Value(1):G4}, and its action is worth {value:G4}; more than 0 was expected.",
                "Bootstrap from the last observation unless it is terminal: a time limit says nothing about what would have come.");
        }
    }
}
