using TabularRl.Environments;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>The starts of an <see cref="IStartableEnvironment"/>.</summary>
internal static class StartChecks
{
    public static void Run(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        if (subject.Startable is not { } startable)
            return;
        int startCount = startable.StartCount;
        if (startCount < 1)
        {
            check.Log.Error(
                EnvironmentCheckCodes.StartCountInvalid,
                $"There are {startCount} starts; at least 1 was expected.",
                "Offer one start at least, or do not implement IStartableEnvironment.");
            return;
        }

        CheckRange(check, startable);
        CheckStarts(check, startable);
        if (startable.StartCount != startCount)
        {
            check.Log.Error(
                EnvironmentCheckCodes.StartCountInvalid,
                $"There were {startCount} starts, then {startable.StartCount}; the number must stay.",
                "Fix the starts when the environment is made.");
        }
    }

    private static void CheckRange(EnvironmentCheck check, IStartableEnvironment startable)
    {
        foreach (int start in (int[])[-1, startable.StartCount])
        {
            if (Refusal.FindFault<ArgumentOutOfRangeException>(() => startable.ResetTo(start, check.Options.Seed, check.Subject.Observation)) is { } fault)
            {
                check.Log.Error(
                    EnvironmentCheckCodes.StartOutOfRangeAccepted,
                    $"ResetTo({start}), with starts 0 to {startable.StartCount - 1}, {fault}.",
                    "Check the start before the episode is touched, and throw an ArgumentOutOfRangeException.");
            }
        }
    }

    private static void CheckStarts(EnvironmentCheck check, IStartableEnvironment startable)
    {
        int count = Math.Min(startable.StartCount, check.Options.MaxStartCount);
        var traces = new EpisodeTrace[count];
        ulong seed = check.Seeds.Derive("starts"), actions = check.Seeds.Derive("actions");
        bool variesBySeed = false;
        for (int i = 0; i < count; i++)
        {
            int start = (int)((long)i * startable.StartCount / count);
            CheckState(check, start);
            traces[i] = Play(seed);
            if (traces[i].FindDifference(Play(seed)) is { } again)
            {
                check.Log.Error(
                    EnvironmentCheckCodes.SeedNotReproducible,
                    $"Two episodes of start {start} and seed {seed} with the same actions parted: {again}.",
                    "Let ResetTo re-create the generator from the seed and set everything else, as Reset does.");
            }

            variesBySeed |= CheckSeeds(check, startable, start, traces[i], Play);

            EpisodeTrace Play(ulong? seed) => EpisodeTrace.Play(check.Subject, seed, actions, check.ReplayStepCount, start);
        }

        if (count > 1 && traces.All(traces[0].IsSameAs))
        {
            check.Log.Warning(
                EnvironmentCheckCodes.StartsAlike,
                $"All {count} starts tried gave the same episode with the same seed and actions.",
                "Let ResetTo begin at the start that it is given; if the starts are alike indeed, offer one.");
        }

        if (count == startable.StartCount && !variesBySeed)
            CheckReset(check, traces);
    }

    private static void CheckState(EnvironmentCheck check, int start)
    {
        Subject subject = check.Subject;
        subject.Reset(check.Options.Seed, start);
        if (subject.Finite is { } finite && (uint)finite.CurrentState < (uint)finite.StartProbabilities.Length && finite.StartProbabilities[finite.CurrentState] == 0)
        {
            check.Log.Error(
                EnvironmentCheckCodes.StartProbabilityMismatch,
                $"Start {start} begins in state {finite.CurrentState}, whose start probability is 0.",
                "Let starts and start probabilities speak of the same states.");
        }
    }

    private static bool CheckSeeds(EnvironmentCheck check, IStartableEnvironment startable, int start, EpisodeTrace trace, Func<ulong?, EpisodeTrace> play)
    {
        bool varies = false;
        foreach (ulong? other in (ulong?[])[null, check.Seeds.Derive("another seed")])
        {
            EpisodeTrace replay = play(other);
            bool firstVaries = !trace.FirstObservation.AsSpan().SequenceEqual(replay.FirstObservation);
            varies |= firstVaries;
            if (startable.IsDeterministic && trace.FindDifference(replay) is { } difference)
            {
                check.Log.Error(
                    EnvironmentCheckCodes.StartNotDeterministic,
                    $"IsDeterministic is true, but two episodes of start {start} with the same actions parted: {difference}.",
                    "Let IsDeterministic be false where chance has a part, or every start is evaluated once only.");
            }
            else if (!startable.IsDeterministic && firstVaries)
            {
                check.Log.Warning(
                    EnvironmentCheckCodes.StartVaries,
                    $"Start {start} began with another observation under another seed.",
                    "Let ResetTo begin at the start that it is given; chance comes with the steps.");
            }
        }

        return varies;
    }

    private static void CheckReset(EnvironmentCheck check, EpisodeTrace[] starts)
    {
        Subject subject = check.Subject;
        for (int i = 0; i < 100; i++)
        {
            subject.Reset(i == 0 ? check.Options.Seed : null);
            if (starts.Any(start => start.FirstObservation.AsSpan().SequenceEqual(subject.Observation)))
                continue;
            check.Log.Error(
                EnvironmentCheckCodes.ResetOutsideStarts,
                $"Reset began with an observation that none of the {starts.Length} starts begins with.",
                "Let Reset choose one of the starts, or evaluation plays other episodes than training.");
            return;
        }
    }
}
