using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>Calls that the contract forbids: they must be refused, and must leave the episode as it was.</summary>
internal static class RefusalChecks
{
    private const int MaxTriedActions = 64;

    public static void Run(EnvironmentCheck check)
    {
        bool refuses = CheckSpans(check) & CheckActions(check);
        CheckBeforeReset(check);
        CheckAfterEnd(check);
        if (refuses && check.CanReplay)
            CheckEpisodeStays(check);
    }

    private static bool CheckSpans(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        bool refuses = true;
        foreach (int length in (int[])[subject.ObservationSize - 1, subject.ObservationSize + 1])
        {
            var span = new double[length];
            Expect("Reset", Refusal.FindFault<ArgumentException>(() => subject.Environment.Reset(check.Options.Seed, span)));
            if (subject.Startable is { } startable)
                Expect("ResetTo", Refusal.FindFault<ArgumentException>(() => startable.ResetTo(0, check.Options.Seed, span)));
            if (subject.Finite is { } finite)
                Expect("GetObservation", Refusal.FindFault<ArgumentException>(() => finite.GetObservation(0, span)));
            subject.Reset(check.Options.Seed);
            int action = subject.ChooseAction(new Xoshiro256(0));
            Expect("Step", Refusal.FindFault<ArgumentException>(() => subject.Environment.Step(action, span)));

            void Expect(string call, string? fault)
            {
                if (fault is null)
                    return;
                refuses = false;
                check.Log.Error(
                    EnvironmentCheckCodes.WrongSpanAccepted,
                    $"{call} with a span of {length} values, where observations have {subject.ObservationSize}, {fault}.",
                    "Compare the span's length with ObservationSize before anything else, and throw an ArgumentException.");
            }
        }

        return refuses;
    }

    private static bool CheckActions(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        bool refuses = true;
        foreach (int action in (int[])[-1, subject.ActionCount, int.MinValue, int.MaxValue])
        {
            subject.Reset(check.Options.Seed);
            if (Refusal.FindFault<ArgumentOutOfRangeException>(() => subject.Environment.Step(action, subject.Observation)) is not { } fault)
                continue;
            refuses = false;
            check.Log.Error(
                EnvironmentCheckCodes.ActionOutOfRangeAccepted,
                $"Step({action}), with actions 0 to {subject.ActionCount - 1}, {fault}.",
                "Check the action before the episode is touched, and throw an ArgumentOutOfRangeException.");
        }

        return refuses;
    }

    private static void CheckBeforeReset(EnvironmentCheck check)
    {
        if (check.CreateFresh() is not { } fresh)
            return;
        if (FindStepFault(fresh) is { } fault)
        {
            check.Log.Error(
                EnvironmentCheckCodes.StepBeforeResetAccepted,
                $"A step before the first reset {fault}.",
                "Keep whether an episode is running, and throw an InvalidOperationException if none is.");
        }

        if (check.CreateFresh()!.Finite is { } finite && Refusal.FindFault<InvalidOperationException>(() => _ = finite.CurrentState) is { } stateFault)
        {
            check.Log.Error(
                EnvironmentCheckCodes.CurrentStateInvalid,
                $"CurrentState before the first reset {stateFault}.",
                "There is no state before a reset; throw an InvalidOperationException.");
        }
    }

    private static void CheckAfterEnd(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        var random = new Xoshiro256(check.Seeds.Derive("after the end"));
        for (int episode = 0; episode < 10; episode++)
        {
            subject.Reset(check.Seeds.Derive((ulong)episode));
            bool isDone = false;
            while (!isDone && subject.StepCount < check.Options.MaxStepsPerEpisode)
                isDone = subject.Step(subject.ChooseAction(random)).IsDone;
            if (!isDone || FindStepFault(subject) is not { } fault)
                continue;
            check.Log.Error(
                EnvironmentCheckCodes.StepAfterEndAccepted,
                $"A step after an episode of {subject.StepCount} steps had ended {fault}.",
                "Keep whether an episode is running, and throw an InvalidOperationException if none is.");
        }
    }

    // Where no episode runs an action may also be refused as illegal; one at least must be refused for the right reason, and none be taken.
    private static string? FindStepFault(Subject subject)
    {
        Exception? last = null;
        bool isRefused = false;
        for (int action = 0; action < Math.Min(subject.ActionCount, MaxTriedActions); action++)
        {
            int tried = action;
            last = Refusal.Catch(() => subject.Environment.Step(tried, subject.Observation));
            if (last is null)
                break;
            isRefused |= last is InvalidOperationException;
        }

        return last is not null && isRefused ? null : Refusal.Describe<InvalidOperationException>(last);
    }

    private static void CheckEpisodeStays(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        var shortSpan = new double[subject.ObservationSize - 1];
        ulong seed = check.Seeds.Derive("refusal"), actions = check.Seeds.Derive("actions");
        EpisodeTrace plain = EpisodeTrace.Play(subject, seed, actions, check.ReplayStepCount);
        EpisodeTrace disturbed = EpisodeTrace.Play(subject, seed, actions, check.ReplayStepCount, beforeStep: Disturb);
        if (plain.FindDifference(disturbed) is { } difference)
        {
            check.Log.Error(
                EnvironmentCheckCodes.RefusalChangesEpisode,
                $"With refused calls between its steps an episode is another one: {difference}.",
                "Check the action and the span before anything changes and before a random number is drawn.");
        }

        void Disturb(Subject disturbed)
        {
            Refusal.FindFault<ArgumentException>(() => disturbed.Environment.Step(-1, disturbed.Observation));
            Refusal.FindFault<ArgumentException>(() => disturbed.Environment.Step(0, shortSpan));
            Refusal.FindFault<ArgumentException>(() => disturbed.Environment.Reset(null, shortSpan));
        }
    }
}
