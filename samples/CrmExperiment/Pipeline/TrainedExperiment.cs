using TabularRl.Agents;
using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Evaluation.Auditing;
using TabularRl.Policies;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>An experiment after its training.</summary>
internal sealed record TrainedExperiment(ExperimentDefinition Definition, ISnapshotAgent Agent, TrainingResult Result)
{
    /// <summary>What training saw; empty where it was not asked to look.</summary>
    public ObservationStatistics? Observations { get; init; }

    /// <summary>The seeds from which agent and episodes drew.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [];

    /// <summary>The greedy policy along the training; empty where it was not asked to look.</summary>
    public IReadOnlyList<GreedyPoint> GreedyPoints { get; init; } = [];

    /// <summary>The greedy policy, which backs off where the experiment does.</summary>
    public IPolicy Policy { get; } = Freeze(Agent);

    public AgentSummary Summarize() => AgentSummary.Of(Agent.CreateSnapshot(), Result);

    /// <summary>The greedy policy of an agent as it stands.</summary>
    public static IPolicy Freeze(ISnapshotAgent agent) => agent switch
    {
        BackOffQLearningAgent levels => levels.FreezeBackOff(),
        QLearningAgent plain => plain.Freeze(),
        _ => throw new ArgumentException($"A {agent.GetType().Name} is not one of this program's agents.", nameof(agent)),
    };
}
