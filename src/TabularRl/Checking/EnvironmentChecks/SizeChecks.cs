using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

internal static class SizeChecks
{
    public static bool AreValid(IEnvironment environment, CheckLog log)
    {
        if (environment.ObservationSize >= 1 && environment.ActionCount >= 1)
            return true;
        log.Error(
            EnvironmentCheckCodes.SizeInvalid,
            $"Observations have {environment.ObservationSize} values, and there are {environment.ActionCount} actions; each must be at least 1.",
            "Show one number that stays 0 where there is nothing to see; nothing else was checked.");
        return false;
    }

    public static void AreConstant(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        (int size, int actions) = (subject.Environment.ObservationSize, subject.Environment.ActionCount);
        if (size == subject.ObservationSize && actions == subject.ActionCount)
            return;
        check.Log.Error(
            EnvironmentCheckCodes.SizeChanges,
            $"Before play there were {subject.ObservationSize} values and {subject.ActionCount} actions, after it {size} and {actions}; both must stay.",
            "Let the largest size stand from the beginning, and mask the actions that are not there.");
    }
}
