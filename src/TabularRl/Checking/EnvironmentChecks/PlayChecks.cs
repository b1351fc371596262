using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>Random play under the eyes of the inspectors.</summary>
internal static class PlayChecks
{
    public static void Run(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        List<IStepInspector> inspectors = [new ObservationInspector(check)];
        if (subject.Masked is not null)
            inspectors.Add(new MaskInspector(check));
        if (subject.Goal is not null)
            inspectors.Add(new GoalInspector(check));
        if (subject.Finite is { } finite && check.HasSoundModel)
            inspectors.Add(new ModelInspector(check, finite));
        int endCount = Play(check, subject, inspectors);
        foreach (IStepInspector inspector in inspectors)
            inspector.Conclude();
        if (endCount == 0)
        {
            check.Log.Warning(
                EnvironmentCheckCodes.NoEpisodeEnded,
                $"No episode of random play ended within {check.Options.MaxStepsPerEpisode} steps, so nothing that is checked at an end was checked.",
                "Raise MaxStepsPerEpisode, or put a TimeLimit around an environment that never ends.");
        }
    }

    private static int Play(EnvironmentCheck check, Subject subject, List<IStepInspector> inspectors)
    {
        var random = new Xoshiro256(check.Seeds.Derive("play"));
        int endCount = 0;
        ulong? seed = check.Seeds.Derive("environment");
        for (int step = 0; step < check.Options.StepCount;)
        {
            subject.Reset(seed);
            seed = null;
            foreach (IStepInspector inspector in inspectors)
                inspector.AfterReset();
            bool isDone = false;
            while (!isDone && subject.StepCount < check.Options.MaxStepsPerEpisode)
            {
                int action = subject.ChooseAction(random);
                StepResult result = subject.Step(action);
                foreach (IStepInspector inspector in inspectors)
                    inspector.AfterStep(action, result);
                isDone = result.IsDone;
                step++;
            }

            endCount += isDone ? 1 : 0;
        }

        return endCount;
    }
}
