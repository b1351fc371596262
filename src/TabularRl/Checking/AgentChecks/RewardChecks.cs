namespace TabularRl.Checking.AgentChecks;

/// <summary>Every reward is learned for the step that earned it, also the last ones of an episode.</summary>
internal static class RewardChecks
{
    private const int StepCount = 5;
    private const int LastState = StepCount - 1;

    public static void Run(AgentCheck check)
    {
        CheckStep(check, LastState);
        if (check.Log.Has(AgentCheckCodes.LastRewardNotLearned))
            return;
        for (int rewarded = 0; rewarded < LastState; rewarded++)
            CheckStep(check, rewarded);
        if (!check.Options.Bootstraps)
            return;
        AgentSubject truncated = check.Create();
        truncated.Teach(20, 9, terminated: false, (0, 0, 1));
        if (!(truncated.Value(0) > 0))
            ReportLast(check, FormattableString.Invariant($"The only step of an episode that was truncated earned 1, and after 20 such episodes its action is worth {truncated.Value(0):G4}"));
    }

    private static void CheckStep(AgentCheck check, int rewarded)
    {
        AgentSubject subject = check.Create();
        Span<(int State, int Action, double Reward)> steps = stackalloc (int, int, double)[StepCount];
        for (int state = 0; state < StepCount; state++)
            steps[state] = (state, 0, state == rewarded ? 1 : 0);
        subject.Teach(50, 99, terminated: true, steps);
        double[] values = [.. Enumerable.Range(0, StepCount).Select(state => subject.Value(state))];

        if (!(values[rewarded] > 0) && rewarded == LastState)
        {
            ReportLast(check, FormattableString.Invariant($"The last of {StepCount} steps earned 1, and after 50 such episodes its action is worth {values[rewarded]:G4}"));
            return;
        }

        int wrong = Array.FindIndex(values, rewarded + 1, value => value != 0);
        if (!(values[rewarded] > 0))
            wrong = rewarded;
        if (wrong >= 0)
        {
            check.Log.Error(
                AgentCheckCodes.RewardMisplaced,
                $"Of {StepCount} steps only step {rewarded + 1} earned 1, and after 50 such episodes the action of step {wrong + 1} is worth {values[wrong]:G4}; {(wrong == rewarded ? "more than 0" : "0")} was expected.",
                "A reward belongs to the state and action before it: update them when it comes, before the next ones are remembered.");
        }
    }

    private static void ReportLast(AgentCheck check, string seen) => check.Log.Error(
        AgentCheckCodes.LastRewardNotLearned,
        $"{seen}; more than 0 was expected.",
        "Learn in EndEpisode too; with n steps, all those that still wait.");
}
