using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>The same seed gives the same episodes, and a saved generator goes on as it would have.</summary>
internal static class ReplayChecks
{
    private const int EpisodeCount = 32;

    // So many different episodes among 32 seeds that 32 equal ones without a seed are no chance.
    private const int MinVariety = 8;

    public static void Run(EnvironmentCheck check)
    {
        CheckSeed(check);
        if (!check.CanReplay)
            return;
        CheckStream(check);
        CheckRestart(check);
        CheckRandomState(check);
    }

    private static void CheckSeed(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        for (ulong i = 0; i < 5; i++)
        {
            ulong seed = check.Seeds.Derive(i), actions = check.Seeds.Derive(i + 100);
            EpisodeTrace first = Play(check, subject, seed, actions);
            Play(check, subject, seed + 1, actions);
            Compare(check, EnvironmentCheckCodes.SeedNotReproducible, $"Two episodes of seed {seed} with the same actions parted: ", first, Play(check, subject, seed, actions));
            if (check.CreateFresh() is { } fresh)
            {
                Compare(
                    check,
                    EnvironmentCheckCodes.SeedNotReproducible,
                    $"An episode of seed {seed} and one of a new instance with the same actions parted: ",
                    first,
                    Play(check, fresh, seed, actions));
            }
        }
    }

    private static void CheckStream(EnvironmentCheck check)
    {
        ulong seed = check.Seeds.Derive("stream");
        EpisodeTrace[] first = PlayStream(check, check.Subject, seed, 5);
        EpisodeTrace[] second = PlayStream(check, check.Subject, seed, 5);
        for (int i = 1; i < first.Length; i++)
        {
            Compare(
                check,
                EnvironmentCheckCodes.StreamNotReproducible,
                $"Episode {i} without a seed after one of seed {seed}, played twice, parted: ",
                first[i],
                second[i]);
        }
    }

    private static void CheckRestart(EnvironmentCheck check)
    {
        ulong actions = check.Seeds.Derive("actions");
        EpisodeTrace[] seeded = [.. Enumerable.Range(0, EpisodeCount).Select(i => Play(check, check.Subject, check.Seeds.Derive((ulong)i), actions))];
        Play(check, check.Subject, check.Options.Seed, actions);
        EpisodeTrace[] unseeded = [.. Enumerable.Range(0, EpisodeCount).Select(_ => Play(check, check.Subject, null, actions))];
        if (CountDifferent(seeded) < MinVariety || CountDifferent(unseeded) > 1)
            return;
        check.Log.Error(
            EnvironmentCheckCodes.StreamRestarts,
            $"{EpisodeCount} seeds gave {CountDifferent(seeded)} different episodes, {EpisodeCount} resets without a seed one and the same.",
            "Seed the generator only where a seed is given; without one it goes on.");
    }

    private static void CheckRandomState(EnvironmentCheck check)
    {
        Subject subject = check.Subject;
        if (subject.Random is null)
        {
            check.Log.Warning(
                EnvironmentCheckCodes.RandomStateMissing,
                $"The environment is no IRandomStateful, so a training on it cannot be stopped and resumed.",
                "Hold one Pcg64 and pass its RandomState on, or wrap the environment in SeedingByEpisode.");
            return;
        }

        PlayStream(check, subject, check.Seeds.Derive("before"), 3);
        RandomState saved = subject.Random.RandomState;
        EpisodeTrace[] unbroken = PlayStream(check, subject, null, 5);
        foreach (Subject? other in (Subject?[])[subject, check.CreateFresh()])
        {
            if (other?.Random is null)
                continue;
            other.Random.RandomState = saved;
            EpisodeTrace[] resumed = PlayStream(check, other, null, 5);
            for (int i = 0; i < unbroken.Length; i++)
            {
                Compare(
                    check,
                    EnvironmentCheckCodes.RandomStateNotRestored,
                    $"Episode {i} after the generator's state was saved, and again after it was restored{(other == subject ? "" : " in a new instance")}, parted: ",
                    unbroken[i],
                    resumed[i]);
            }
        }
    }

    private static void Compare(EnvironmentCheck check, string code, FormattableString what, EpisodeTrace one, EpisodeTrace other)
    {
        if (one.FindDifference(other) is { } difference)
        {
            check.Log.Error(
                code,
                $"{FormattableString.Invariant(what)}{difference}.",
                "Draw everything random from one generator of the environment's own, which a seed re-creates, and let a reset set everything else.");
        }
    }

    private static EpisodeTrace[] PlayStream(EnvironmentCheck check, Subject subject, ulong? seed, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Play(check, subject, i == 0 ? seed : null, check.Seeds.Derive((ulong)i)))];

    private static EpisodeTrace Play(EnvironmentCheck check, Subject subject, ulong? seed, ulong actions) =>
        EpisodeTrace.Play(subject, seed, actions, check.ReplayStepCount);

    private static int CountDifferent(EpisodeTrace[] traces)
    {
        var different = new List<EpisodeTrace>();
        foreach (EpisodeTrace trace in traces)
        {
            if (!different.Exists(known => known.IsSameAs(trace)))
                different.Add(trace);
        }

        return different.Count;
    }
}
