using CrmExperiment.Results;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>What a result says of the agent and its training, whether it was just trained or comes from a checkpoint.</summary>
internal sealed record AgentSummary(
    AgentSnapshot Snapshot, TieBreaking TieBreaking, double TrainingSeconds, double GoalRate, IReadOnlyList<LearningCurvePoint> Curve)
{
    public long EpisodeCount => Snapshot.EpisodeCount;

    public double InitialEpsilon => Schedule.FromDescription(Snapshot.Exploration.Schedule).GetValue(default);

    public int StateCount => Snapshot.Tables[0].StateCount;

    public static AgentSummary Of(AgentSnapshot snapshot, TrainingResult result, FrozenPolicy policy) =>
        new(snapshot, policy.TieBreaking, result.Elapsed.TotalSeconds, result.GoalRate, result.Curve);

    /// <summary>From a checkpoint, which does not keep how long the training took: 0 seconds.</summary>
    public static AgentSummary Of(Checkpoint checkpoint, FrozenPolicy policy)
    {
        IReadOnlyList<LearningCurvePoint> curve = checkpoint.Training.Curve;
        long episodes = curve.Sum(point => point.EpisodeCount);
        double rate = episodes == 0 ? 0 : (double)curve.Sum(point => point.GoalCount) / episodes;
        return new AgentSummary(checkpoint.Agent, policy.TieBreaking, 0, rate, curve);
    }

    public HyperparameterResult Describe(ExperimentDefinition definition) => new(
        Snapshot.DiscountFactor,
        Snapshot.LearningRate.ToString(),
        $"{Snapshot.Exploration.Kind} {Snapshot.Exploration.Schedule}",
        Snapshot.Tables[0].InitialActionValue,
        definition.SamplerName,
        TieBreaking == TieBreaking.Random ? "random" : "lowest");
}
