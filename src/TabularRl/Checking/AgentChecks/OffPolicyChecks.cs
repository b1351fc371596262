using TabularRl.Environments;

namespace TabularRl.Checking.AgentChecks;

/// <summary>
/// An off-policy agent learns of the greedy policy, so what follows an action that the greedy policy would not take says nothing about the
/// actions before it. Two equal agents explore alike and earn differently; only the exploratory action may tell them apart.
/// </summary>
internal static class OffPolicyChecks
{
    private const int MaxEpisodeCount = 5_000;
    private const double Loss = -10_000;

    // An agent that plans in the order of its errors may differ a little otherwise.
    private const double Tolerance = 1;

    public static void Run(AgentCheck check)
    {
        if (!check.IsOffPolicy || !check.CanRepeat)
            return;
        AgentSubject unlucky = check.Create(), lucky = check.Create();
        foreach (AgentSubject subject in (AgentSubject[])[unlucky, lucky])
        {
            for (int i = 0; i < 10; i++)
            {
                subject.Play(9, terminated: true, (1, 0, 10));
                subject.Play(9, terminated: true, (1, 1, -5));
                subject.Play(9, terminated: true, (1, 2, -5));
            }
        }

        for (int episode = 0; episode < MaxEpisodeCount; episode++)
        {
            unlucky.Begin(0, AgentSubject.Only(0));
            lucky.Begin(0, AgentSubject.Only(0));
            int action = unlucky.Step(0, 1, ActionMask.All);
            lucky.Step(0, 1, ActionMask.All);
            bool explores = action != 0;
            unlucky.End(explores ? Loss : 10, 9, terminated: true);
            lucky.End(explores ? -5 : 10, 9, terminated: true);
            if (!explores)
                continue;
            Judge(check, unlucky.Value(0), lucky.Value(0), action);
            return;
        }
    }

    private static void Judge(AgentCheck check, double unlucky, double lucky, int action)
    {
        if (Math.Abs(unlucky - lucky) <= Tolerance)
            return;
        check.Log.Error(
            AgentCheckCodes.ExploratoryActionCredited,
            $"Exploring action {action} where action 0 is greedy earned {Loss} or -5, and the action before it is worth {unlucky:G4} or {lucky:G4}; the same was expected.",
            "Cut traces at an action that is not greedy, or set IsOffPolicy to false if the agent learns of the policy that it follows.");
    }
}
