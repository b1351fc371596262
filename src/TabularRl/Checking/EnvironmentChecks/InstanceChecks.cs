using TabularRl.Randomness;

namespace TabularRl.Checking.EnvironmentChecks;

/// <summary>Two instances have nothing in common that changes: each is as if the other were not there.</summary>
internal static class InstanceChecks
{
    public static void Run(EnvironmentCheck check)
    {
        if (!check.CanReplay || check.CreateFresh() is not { } one || check.CreateFresh() is not { } other)
            return;
        ulong seed = check.Seeds.Derive("instances"), actions = check.Seeds.Derive("actions");
        var random = new Xoshiro256(check.Seeds.Derive("other"));
        string? difference = ReferenceEquals(one.Environment, other.Environment) ? "the factory gave the same instance twice" : null;
        if (difference is null)
        {
            EpisodeTrace alone = EpisodeTrace.Play(one, seed, actions, check.ReplayStepCount);
            bool isDone = true;
            difference = alone.FindDifference(EpisodeTrace.Play(one, seed, actions, check.ReplayStepCount, beforeStep: _ => Disturb(ref isDone)));
        }

        if (difference is not null)
        {
            check.Log.Error(
                EnvironmentCheckCodes.SharedState,
                $"While another instance was played, an episode became another one: {difference}.",
                "Keep the generator and the state of the episode in the instance, not in static fields or in something that the instances are given.");
        }

        void Disturb(ref bool isDone)
        {
            if (isDone)
                other.Reset(random.NextUInt64());
            isDone = other.Step(other.ChooseAction(random)).IsDone;
        }
    }
}
