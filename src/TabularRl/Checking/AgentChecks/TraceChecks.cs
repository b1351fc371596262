namespace TabularRl.Checking.AgentChecks;

/// <summary>What an episode leaves behind is its values alone: no trace, and no step that still waits for its return.</summary>
internal static class TraceChecks
{
    public static void Run(AgentCheck check)
    {
        AgentSubject terminated = check.Create();
        terminated.Play(8, terminated: true, (5, 0, 0), (6, 0, 0));
        Judge(check, terminated, "terminated");

        AgentSubject truncated = check.Create();
        truncated.Play(8, terminated: false, (5, 0, 0), (6, 0, 0));
        Judge(check, truncated, "was truncated");

        AgentSubject forgotten = check.Create();
        forgotten.Begin(5, AgentSubject.Only(0));
        forgotten.Step(0, 6, AgentSubject.Only(0));
        Judge(check, forgotten, "was left unfinished");
    }

    // As many steps as any agent waits for; the reward is at the first.
    private static void Judge(AgentCheck check, AgentSubject subject, string how)
    {
        subject.Play(9, terminated: true, (0, 0, 10), (1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 0, 0));
        foreach (int state in (int[])[5, 6])
        {
            if (subject.Value(state) is var value && value != 0)
            {
                check.Log.Error(
                    AgentCheckCodes.TracesSurvive,
                    $"After an episode without reward {how}, the next earned 10 elsewhere, and a state of the first alone is worth {value:G4}; 0 was expected.",
                    "Clear traces, and steps that wait, when an episode begins and when it ends; values were not checked further.");
            }
        }
    }
}
