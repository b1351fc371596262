using TabularRl.Agents;

namespace TabularRl.Checking.AgentChecks;

/// <summary>What an agent that learns from logged transitions makes of them.</summary>
internal static class TransitionChecks
{
    public static void Run(AgentCheck check)
    {
        if (!check.IsTransitionLearner)
            return;
        CheckEnds(check);
        CheckMask(check);
        CheckRefusals(check);
        CheckEpisode(check);
    }

    private static void CheckEnds(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        var learner = (ITransitionLearner)subject.Agent;
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        learner.Learn([0], 0, 0, [1], terminated: true);
        learner.Learn([2], 0, 0, [1], terminated: false, AgentSubject.Only(0));
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        if (subject.Value(0) is var value && value != 0)
        {
            check.Log.Error(
                AgentCheckCodes.BootstrapsAtTermination,
                $"Learn with terminated true and reward 0 in an observation that is worth {subject.Value(1):G4} elsewhere gave {value:G4}; 0 was expected.",
                "Take the value of a terminal state as 0 in Learn too.");
        }

        if (check.Options.Bootstraps && subject.Value(1) > 0 && !(subject.Value(2) > 0))
        {
            check.Log.Error(
                AgentCheckCodes.NoBootstrapAtTruncation,
                $"Learn with terminated false and reward 0 to a state worth {subject.Value(1):G4} gave {subject.Value(2):G4}; more than 0 was expected.",
                "Bootstrap in Learn from the next observation unless it is terminal.");
        }
    }

    private static void CheckMask(AgentCheck check)
    {
        AgentSubject subject = check.Create();
        subject.Teach(20, 9, terminated: true, (1, 0, 10));
        ((ITransitionLearner)subject.Agent).Learn([0], 0, 0, [1], terminated: false, AgentSubject.Only(1));
        if (subject.Value(0) is var value && value != 0)
        {
            check.Log.Error(
                AgentCheckCodes.MaskedActionBootstrapped,
                $"Learn with reward 0 to a state where only an action worth 0 was legal gave {value:G4}; 0 was expected.",
                "Take the maximum over the legal actions of the next state in Learn too.");
        }
    }

    private static void CheckRefusals(AgentCheck check)
    {
        var learner = (ITransitionLearner)check.Create().Agent;
        string? fault = Refusal.FindFault<ArgumentOutOfRangeException>(() => learner.Learn([0], AgentSubject.ActionCount, 0, [1], terminated: true))
            ?? Refusal.FindFault<ArgumentException>(() => learner.Learn([0], 0, double.NaN, [1], terminated: true));
        if (fault is not null)
        {
            check.Log.Error(
                AgentCheckCodes.BadInputAccepted,
                $"Learn with an action out of range, or with a reward of NaN, {fault}.",
                "Check the action and the reward before anything is learned.");
        }
    }

    private static void CheckEpisode(AgentCheck check)
    {
        AgentSubject plain = check.Create(), disturbed = check.Create();
        foreach (AgentSubject subject in (AgentSubject[])[plain, disturbed])
        {
            subject.Begin(0, AgentSubject.Only(0));
            subject.Step(1, 1, AgentSubject.Only(0));
            if (subject == disturbed)
                ((ITransitionLearner)subject.Agent).Learn([5], 1, 3, [6], terminated: true);
            subject.End(2, 9, terminated: true);
        }

        bool sameValues = check.Options.LearnsAgain || (plain.Value(0) == disturbed.Value(0) && plain.Value(1) == disturbed.Value(1));
        bool sameCounts = (plain.Agent.EpisodeCount, plain.Agent.StepCount) == (disturbed.Agent.EpisodeCount, disturbed.Agent.StepCount);
        if (sameValues && sameCounts)
            return;
        check.Log.Error(
            AgentCheckCodes.LearnTouchesEpisode,
            $"With a transition learned in the middle, an episode gave values {disturbed.Value(0):G4} and {disturbed.Value(1):G4} and {disturbed.Agent.StepCount} steps; {plain.Value(0):G4}, {plain.Value(1):G4} and {plain.Agent.StepCount} were expected.",
            "Let Learn use nothing of the running episode: not its state, not its traces, not its counts.");
    }
}
