using TabularRl.Randomness;

namespace TabularRl.Checking.AgentChecks;

/// <summary>The same seed gives the same table, whoever else learns beside.</summary>
internal static class RepetitionChecks
{
    private const int EpisodeCount = 100;

    public static void Run(AgentCheck check)
    {
        var model = new FiveStateModel(check.Seeds.Derive("repetition"));
        AgentSubject first = check.Create();
        List<int> actions = Play(model, first);
        AgentSubject second = check.Create();
        if (Differ(actions, Play(model, second), first, second) is { } difference)
        {
            check.Log.Error(
                AgentCheckCodes.SeedNotReproducible,
                $"Two agents of one seed in the same {EpisodeCount} episodes {difference}.",
                "Draw everything random from one generator of the agent's own, made from its seed, and let nothing depend on the order of a hash table.");
            return;
        }

        AgentSubject watched = check.Create();
        AgentSubject other = check.Create("other");
        if (Differ(actions, Play(model, watched, () => other.Play(9, terminated: true, (0, 1, 5), (1, 0, -5))), first, watched) is { } disturbed)
        {
            check.Log.Error(
                AgentCheckCodes.SharedState,
                $"While another agent learned, an agent {disturbed} than it does alone.",
                "Keep table and generator in the instance, not in static fields or in something that the instances are given.");
        }
    }

    /// <summary>Where two runs that should be the same part, in words, or null.</summary>
    public static string? Differ(List<int> actions, List<int> otherActions, AgentSubject one, AgentSubject other)
    {
        int at = actions.Zip(otherActions).TakeWhile(pair => pair.First == pair.Second).Count();
        if (at < Math.Min(actions.Count, otherActions.Count))
            return FormattableString.Invariant($"took another action at decision {at + 1}");
        double[] values = one.Values(FiveStateModel.Size), otherValues = other.Values(FiveStateModel.Size);
        int index = values.AsSpan().CommonPrefixLength(otherValues);
        return index == values.Length
            ? null
            : FormattableString.Invariant($"came to another value of state {index / AgentSubject.ActionCount}, action {index % AgentSubject.ActionCount}: {values[index]:R} and {otherValues[index]:R}");
    }

    private static List<int> Play(FiveStateModel model, AgentSubject subject, Action? beforeStep = null) =>
        model.Play(subject, new Pcg64(1), EpisodeCount, beforeStep: beforeStep);
}
