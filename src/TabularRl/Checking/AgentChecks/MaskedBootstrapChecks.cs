namespace TabularRl.Checking.AgentChecks;

/// <summary>The value of an illegal action is never bootstrapped from.</summary>
internal static class MaskedBootstrapChecks
{
    public static void Run(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        subject.Play(9, terminated: true, (0, 0, 0), (1, 1, 0));
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        Judge(check, subject, 0, "a step led");

        if (!check.Options.Bootstraps)
            return;
        AgentSubject truncated = check.Create();
        truncated.Teach(20, 9, terminated: true, (1, 0, 10));
        truncated.Begin(2, AgentSubject.Only(0));
        truncated.End(0, 1, terminated: false, AgentSubject.Only(1));
        truncated.Teach(20, 9, terminated: true, (1, 0, 10));
        Judge(check, truncated, 2, "an episode was truncated");
    }

    private static void Judge(AgentCheck check, AgentSubject subject, int state, string how)
    {
        if (subject.Value(state) is var value && value != 0)
        {
            check.Log.Error(
                AgentCheckCodes.MaskedActionBootstrapped,
                $"With reward 0 {how} to a state where only an action worth 0 was legal and an illegal one is worth {subject.Value(1):G4}; the action before it is worth {value:G4}, and 0 was expected.",
                "Take the maximum, or the mean, over the legal actions of the next state; a model for planning must remember them.");
        }
    }
}
