using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>What an illegal action does: refused is well, a model that tells its outcome is well, a crash is not.</summary>
internal static class IllegalActionChecks
{
    private const int MaxStateCount = 50;

    public static void Run(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        if (subject.Masked is null)
            return;
        var random = new Xoshiro256(check.Seeds.Derive("illegal"));
        for (int state = 0; state < MaxStateCount; state++)
        {
            // The state after so many steps of an episode, in which each illegal action is tried once.
            subject.Reset(check.Seeds.Derive((ulong)state));
            bool isDone = false;
            for (int step = 0; step < state % 10 && !isDone; step++)
                isDone = subject.Step(subject.ChooseAction(random)).IsDone;
            if (!isDone && !TryIllegal(check, subject))
                return;
        }
    }

    private static bool TryIllegal(EnvironmentCheck check, Subject subject)
    {
        ActionMask mask = subject.LegalActions;
        for (int action = 0; action < subject.ActionCount; action++)
        {
            if (mask.IsLegal(action))
                continue;
            try
            {
                subject.Environment.Step(action, subject.Observation);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                continue;
            }
            catch (Exception e)
            {
                check.Log.Error(
                    EnvironmentCheckCodes.IllegalActionCrashes,
                    $"Step({action}), illegal by the mask after {subject.StepCount} steps, threw {e.GetType().Name}: {e.Message}",
                    "Refuse illegal actions by an ArgumentOutOfRangeException, or let them do something that is documented.");
                return false;
            }

            if (subject.Finite is null)
            {
                check.Log.Warning(
                    EnvironmentCheckCodes.IllegalActionUndocumented,
                    $"Step({action}), illegal by the mask after {subject.StepCount} steps, was taken.",
                    "Refuse illegal actions by an ArgumentOutOfRangeException, or say in the documentation what they do.");
            }

            return false;
        }

        return true;
    }
}
