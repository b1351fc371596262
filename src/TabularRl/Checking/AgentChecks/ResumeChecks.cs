using TabularRl.Agents;
using TabularRl.Persistence;
using TabularRl.Randomness;

namespace TabularRl.Checking.AgentChecks;

/// <summary>Saved to the bytes of a checkpoint, restored and trained on, an agent is as if it had never stopped.</summary>
internal static class ResumeChecks
{
    private const int EpisodeCount = 60;

    public static void Run(AgentCheck check)
    {
        if (!check.HasSnapshots || !check.CanRepeat)
            return;
        if (check.Options.Restore is not { } restore)
        {
            check.Log.Warning(
                AgentCheckCodes.RestoreNotChecked,
                $"The agent has snapshots, but how to restore one was not said.",
                "Set AgentCheckOptions.Restore, for example to checkpoint => checkpoint.RestoreQLearning().");
            return;
        }

        var model = new FiveStateModel(check.Seeds.Derive("resume"));
        AgentSubject unbroken = check.Create(), stopped = check.Create();
        Pcg64 unbrokenRandom = new(1), random = new(1);
        model.Play(unbroken, unbrokenRandom, EpisodeCount);
        model.Play(stopped, random, EpisodeCount);
        AgentSubject resumed = check.Adopt(restore(ThroughBytes((ISnapshotAgent)stopped.Agent)));
        List<int> actions = model.Play(unbroken, unbrokenRandom, EpisodeCount);
        List<int> resumedActions = model.Play(resumed, random, EpisodeCount);

        string? difference = RepetitionChecks.Differ(actions, resumedActions, unbroken, resumed);
        if (difference is null && Counts(unbroken.Agent) != Counts(resumed.Agent))
            difference = FormattableString.Invariant($"counted {Counts(resumed.Agent)} episodes, steps and states, and {Counts(unbroken.Agent)} without a stop");
        if (difference is not null)
        {
            check.Log.Error(
                AgentCheckCodes.ResumeDiffers,
                $"Saved after {EpisodeCount} episodes, restored and trained on, an agent {difference} than one that never stopped.",
                "Keep tables, counts, schedules' moments and the generator's state in the snapshot, and read all of them back.");
        }
    }

    private static (long Episodes, long Steps, int States) Counts(IAgent agent) => (agent.EpisodeCount, agent.StepCount, agent.StateCount);

    private static Checkpoint ThroughBytes(ISnapshotAgent agent)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Write(stream, new Checkpoint
        {
            Provenance = new CheckpointProvenance(),
            Agent = agent.CreateSnapshot(),
            Training = new TrainingState { EpisodeCount = EpisodeCount, EpisodesPerPoint = 1, Curve = [], EnvironmentRandomState = null },
        });
        stream.Position = 0;
        return CheckpointFile.Read(stream);
    }
}
