using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Checking.AgentChecks;

/// <summary>Looking at an agent does not change it.</summary>
internal static class FreezeChecks
{
    private const int EpisodeCount = 50;

    public static void Run(AgentCheck check)
    {
        if (!check.CanRepeat)
            return;
        var model = new FiveStateModel(check.Seeds.Derive("freeze"));
        AgentSubject plain = check.Create(), watched = check.Create();
        List<int> actions = model.Play(plain, new Pcg64(1), EpisodeCount);
        var random = new Xoshiro256(check.Seeds.Derive("evaluation"));
        List<int> watchedActions = model.Play(watched, new Pcg64(1), EpisodeCount, beforeStep: Look);
        if (RepetitionChecks.Differ(actions, watchedActions, plain, watched) is { } difference)
        {
            check.Log.Error(
                AgentCheckCodes.EvaluationChangesAgent,
                $"An agent whose policy was frozen and asked, and whose exploration was read, between its steps {difference} than one that was left alone.",
                "Let Freeze copy the table and draw nothing, and let ExplorationParameter read the schedule without advancing it.");
        }

        void Look()
        {
            IActionValuePolicy policy = watched.Agent.Freeze();
            policy.Decide([0]);
            policy.SelectAction([1], default, random);
            _ = watched.Agent.ExplorationParameter;
        }
    }
}
